// Figures for whoever watches the process: what the webhook door answered and how fast, how far behind the worker is, and
// the process itself. No shop and no customer is named.
import type { Pool } from "pg";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { readBacklog } from "../../rewards/inbox/backlog.ts";

export interface Metrics {
  /** Notes an answer of the webhook door. */
  webhookAnswered(status: number, seconds: number): void;
  /** In Prometheus' text format. */
  render(): Promise<{ contentType: string; text: string }>;
}

export function createMetrics(pool: Pool): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const answers = new Counter({
    name: "encore_webhooks_total",
    help: "Webhook deliveries by the status they were answered with",
    labelNames: ["status"],
    registers,
  });
  const durations = new Histogram({
    name: "encore_webhook_seconds",
    help: "Time from a webhook's last byte to its answer",
    // Shopify gives up after 5 s.
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  });
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const backlog = {
    eventsWaiting: gauge("encore_events_waiting", "Events in the inbox that were not processed yet"),
    eventsSetAside: gauge("encore_events_set_aside", "Events that could not be used and wait for somebody"),
    oldestEventSeconds: gauge("encore_oldest_event_seconds", "Age of the oldest event that waits"),
    messagesWaiting: gauge("encore_messages_waiting", "Effects outside the database that were not carried out yet"),
    messagesSetAside: gauge("encore_messages_set_aside", "Effects that failed for good and wait for somebody"),
  };
  return {
    webhookAnswered: (status, seconds) => {
      answers.inc({ status });
      durations.observe(seconds);
    },
    render: async () => {
      const figures = await readBacklog(pool);
      for (const [name, figure] of Object.entries(backlog)) figure.set(figures[name as keyof typeof figures]);
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}

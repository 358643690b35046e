// Sends what is due, a bounded number at a time, and plans retries: eight of them, each wait twice as long as the last.
// The list in the database is the only truth; a delivery that a killed process had in its hands is simply sent again.
import type { Agent } from "undici";
import type { DevstoreSettings } from "../settings.ts";
import type { Database } from "../store/database.ts";
import type { AppConfig } from "./app-config.ts";
import { type Attempt, type Delivery, dueDeliveries, nextDueAt, recordAttempt } from "./deliveries.ts";
import { newAgent, type SendOutcome, send } from "./sender.ts";

const mostRetries = 8;
const longestSleepMs = 60_000;

export interface Dispatcher {
  /** Look now: something was added. */
  wake(): void;
  stop(): Promise<void>;
}

function attemptOf(outcome: SendOutcome, delivery: Delivery, settings: DevstoreSettings): Attempt {
  const now = settings.now();
  const { durationMs } = outcome;
  const responseStatus = outcome.kind === "answered" ? outcome.status : null;
  const common = { responseStatus, durationMs, finishedAt: now };
  // Redirects are failures too: Shopify does not follow them.
  if (outcome.kind === "answered" && outcome.status >= 200 && outcome.status < 300)
    return { ...common, state: "delivered", nextAttemptAt: now, problem: null };
  const problem = outcome.kind === "answered" ? `answered ${outcome.status}` : outcome.problem;
  if (delivery.attempts >= mostRetries) return { ...common, state: "failed", nextAttemptAt: now, problem };
  const waitMs = settings.retryFirstDelayMs * 2 ** delivery.attempts;
  return { ...common, state: "pending", nextAttemptAt: now + waitMs, problem };
}

export function startDispatcher(database: Database, settings: DevstoreSettings, config: () => AppConfig): Dispatcher {
  const agent: Agent = newAgent(settings.parallelDeliveries);
  const inFlight = new Map<number, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function deliver(delivery: Delivery): Promise<void> {
    const outcome = await send(delivery, settings, config().apiVersion, agent);
    // After a stop the attempt is not recorded: the next start sends it again, which a receiver must bear anyway.
    if (stopped) return;
    recordAttempt(database, delivery.sequence, attemptOf(outcome, delivery, settings));
  }

  function fill(): void {
    clearTimeout(timer);
    if (stopped) return;
    const free = settings.parallelDeliveries - inFlight.size;
    if (free <= 0) return;
    // One look at the clock: what comes due between two would be in neither list, and nobody would wake for it.
    const now = settings.now();
    const due = dueDeliveries(database, now, settings.parallelDeliveries);
    for (const delivery of due.filter(({ sequence }) => !inFlight.has(sequence)).slice(0, free)) {
      const work = deliver(delivery).finally(() => {
        inFlight.delete(delivery.sequence);
        wake();
      });
      inFlight.set(delivery.sequence, work);
    }
    sleep(now);
  }

  function sleep(now: number): void {
    const dueAt = nextDueAt(database, now);
    if (dueAt !== null) timer = setTimeout(fill, Math.min(dueAt - now, longestSleepMs));
  }

  let woken = false;
  function wake(): void {
    if (woken || stopped) return;
    woken = true;
    setImmediate(() => {
      woken = false;
      fill();
    });
  }

  wake();
  return {
    wake,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await agent.destroy();
      await Promise.allSettled(inFlight.values());
    },
  };
}

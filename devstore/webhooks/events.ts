// Something happened in the store: one event, with an id of its own, that reaches every subscribed topic it touches.
import { randomUUID } from "node:crypto";
import type { Payload } from "../checkout/example.ts";
import { type DeliveryOptions, deliveryOptions } from "../checkout/request.ts";
import { inTransaction, readFact } from "../store/database.ts";
import type { Store } from "../store/store.ts";
import { subscribersOf } from "./app-config.ts";
import { addDelivery, type NewDelivery } from "./deliveries.ts";
import { onlyFields } from "./include-fields.ts";

const usualShuffleMs = 2000;
const defaults = deliveryOptions.parse({});

export interface EventMessage {
  topic: string;
  payload: Payload;
}

function firstAttemptAt(now: number, options: DeliveryOptions): number {
  const windowMs = options.shuffle === true ? usualShuffleMs : options.shuffle === false ? 0 : options.shuffle;
  return now + options.delayMs + Math.floor(Math.random() * (windowMs + 1));
}

/** The deliveries of one message to one subscription: the first, and as many duplicates as were asked for. */
function copies(
  delivery: Omit<NewDelivery, "nextAttemptAt" | "state">,
  now: number,
  options: DeliveryOptions,
): NewDelivery[] {
  const dropped = Math.random() < options.dropRate;
  return Array.from({ length: 1 + options.duplicates }, () => ({
    ...delivery,
    state: dropped ? "dropped" : "pending",
    nextAttemptAt: firstAttemptAt(now, options),
  }));
}

/**
 * Writes down what has to be delivered; sending begins at once. An app that is not installed is owed nothing, except
 * what Shopify sends after the uninstall ("always").
 */
export function announce(
  store: Store,
  messages: EventMessage[],
  options: DeliveryOptions = defaults,
  when: "while installed" | "always" = "while installed",
): void {
  if (when === "while installed" && readFact(store.database, "installed") !== "yes") return;
  const now = store.settings.now();
  const eventId = randomUUID();
  const delivering = { ...options, dropRate: Math.max(options.dropRate, store.settings.dropRate) };
  const wanted = messages.filter(({ topic }) => options.topics?.includes(topic) ?? true);
  inTransaction(store.database, () => {
    for (const { topic, payload } of wanted)
      for (const { uri, name, includeFields } of subscribersOf(store.appConfig(), topic)) {
        const body = JSON.stringify(onlyFields(payload, includeFields));
        const delivery = { webhookId: randomUUID(), eventId, topic, name, uri, body, triggeredAt: now };
        for (const copy of copies(delivery, now, delivering)) addDelivery(store.database, copy);
      }
  });
  store.wakeDispatcher();
}

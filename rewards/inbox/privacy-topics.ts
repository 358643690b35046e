// The three requests about data that Shopify requires every app to carry out. docs/security.md says what each one does.
import type { Pool } from "pg";
import { z } from "zod";
import type { OrderId, PlayerId } from "../ids.ts";
import { eraseCustomer } from "../privacy/erase-customer.ts";
import { eraseShop } from "../privacy/erase-shop.ts";
import { recordDataRequest } from "../privacy/requests.ts";
import { done, type EventResult, type InboxEvent, setAside } from "./event.ts";
import { finish } from "./rows.ts";

/** Longer numbers arrive as text, digit by digit. */
const digits = z.union([z.string().regex(/^\d+$/), z.number().int().nonnegative().transform(String)]);
const customer = z.object({ id: digits.transform((id) => id as PlayerId).nullish() }).nullish();
const orders = z
  .array(digits.transform((id) => id as OrderId))
  .nullish()
  .transform((ids) => ids ?? []);

const redactPayload = z.object({ customer, orders_to_redact: orders });
const dataRequestPayload = z.object({ customer, data_request: z.object({ id: digits }).nullish() });

export async function customerRedact(pool: Pool, event: InboxEvent): Promise<EventResult> {
  const parsed = redactPayload.safeParse(event.payload);
  if (!parsed.success) return unreadable(parsed.error);
  const result = done("Erased.");
  const request = {
    shop: event.shop,
    eventId: event.id,
    customerId: parsed.data.customer?.id ?? null,
    orderIds: parsed.data.orders_to_redact,
    at: event.triggeredAt,
  };
  await eraseCustomer(pool, request, (connection) => finish(connection, new Map([[event.id, result]])));
  return result;
}

export async function customerDataRequest(pool: Pool, event: InboxEvent): Promise<EventResult> {
  const parsed = dataRequestPayload.safeParse(event.payload);
  if (!parsed.success) return unreadable(parsed.error);
  const playerId = parsed.data.customer?.id ?? null;
  if (playerId === null) return done("The request names no customer by id, and Encore knows nobody by another name.");
  const requestKey = parsed.data.data_request?.id ?? `event/${event.id}`;
  await recordDataRequest(pool, { shop: event.shop, playerId, requestKey, at: event.triggeredAt });
  return done("Open the customer's page, choose Export all data, and hand the file on to the customer.");
}

export async function shopRedact(pool: Pool, event: InboxEvent): Promise<EventResult> {
  const outcome = await eraseShop(pool, { shop: event.shop, event });
  switch (outcome.kind) {
    case "erased":
      return done();
    case "installed_again":
      return done("Encore was installed again since: nothing is erased.");
    case "never_uninstalled":
      return setAside(
        "Shopify asks to erase the shop, but Encore has not heard that it was uninstalled. If it was: npm run ops -- erase-shop.",
      );
  }
}

function unreadable({ issues: [issue] }: z.ZodError): EventResult {
  return setAside(`The request cannot be read: ${issue?.path.join(".") || "its payload"} does not fit.`);
}

// The guide's journey, as orders in the devstore: John buys headphones and a laptop, Sarah buys five things twice. Each
// order has a reference, so that a second demo does not place it again.
import type { Pool } from "pg";
import { guide } from "../catalogue/guide.ts";
import { DemoError } from "./options.ts";

export interface GuideOrder {
  reference: string;
  who: string;
  customerId: string;
  what: string;
  lines: { variantId: string; quantity: number }[];
}

const oneOf = (product: { variants: readonly { id: string }[] }) => {
  const [variant] = product.variants;
  if (!variant) throw new Error("A product of the guide has no variant.");
  return { variantId: variant.id, quantity: 1 };
};

export const shoppers = [
  { name: "John", customerId: guide.john.id },
  { name: "Sarah", customerId: guide.sarah.id },
];

export const guideOrders: readonly GuideOrder[] = [
  {
    reference: "guide-1",
    who: "John",
    customerId: guide.john.id,
    what: "headphones for 149.99",
    lines: [oneOf(guide.headphones)],
  },
  {
    reference: "guide-2",
    who: "John",
    customerId: guide.john.id,
    what: "a premium laptop for 999.99",
    lines: [oneOf(guide.laptop)],
  },
  {
    reference: "guide-3",
    who: "Sarah",
    customerId: guide.sarah.id,
    what: "two pieces of clothing and three accessories",
    lines: guide.sarahsBasket.map(oneOf),
  },
  {
    reference: "guide-4",
    who: "Sarah",
    customerId: guide.sarah.id,
    what: "the same five things again",
    lines: guide.sarahsBasket.map(oneOf),
  },
];

export async function placeGuideOrder(devstoreUrl: string, order: GuideOrder): Promise<void> {
  const { reference, customerId, lines } = order;
  const response = await fetch(`${devstoreUrl}/devstore/orders`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ reference, customerId, lines }),
  });
  if (!response.ok) throw new DemoError(`The devstore did not take the order "${reference}": ${await response.text()}`);
}

/** Longer than any of it takes, on a slow machine too. */
const patienceMs = 60_000;

/** Resolves when every webhook was delivered, every event processed and every voucher created. */
export async function untilSettled(devstoreUrl: string, pool: Pool): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    if ((await undelivered(devstoreUrl)) + (await unfinished(pool)) === 0) return;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new DemoError("The orders were not turned into rewards within a minute. LOG_LEVEL=info shows what happens.");
}

async function undelivered(devstoreUrl: string): Promise<number> {
  const response = await fetch(`${devstoreUrl}/devstore/deliveries?limit=1`);
  const { counts } = (await response.json()) as { counts: Record<string, number> };
  return counts["pending"] ?? 0;
}

async function unfinished(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select (select count(*) from inbox_events where state = 'received')
          + (select count(*) from outbox_messages where state = 'waiting') as count`,
  );
  return rows[0]?.count ?? 0;
}

// Promises 2 and 5: the events of an order, in all 120 orders of arrival and each up to three times, end in the same state:
// what one who has seen everything would have recorded. 200 random orders with discounts, taxes and currencies of 0, 2 and 3
// decimals; half of them end cancelled.
import fc from "fast-check";
import { expect, it } from "vitest";
import type { ShopId } from "../../rewards/ids.ts";
import { cutPayload } from "../../rewards/inbox/cut.ts";
import { processEvents } from "../../rewards/inbox/process.ts";
import { receiveEvents } from "../../rewards/inbox/receive.ts";
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { testDatabase } from "../support/database.ts";
import {
  amountsOf,
  type Currency,
  currencies,
  historyOf,
  type OrderPlan,
  orderPlan,
  permutations,
} from "../support/order-histories.ts";
import { testShop } from "../support/shop.ts";

const { pool } = await testDatabase();
const seed = Number(process.env["ENCORE_TEST_SEED"] ?? Date.now() % 1_000_000);
const plansCount = 200;
const eventsPerGroup = 400;

interface Delivery {
  shop: ShopId;
  topic: string;
  eventId: string;
  payload: unknown;
  triggeredAt: number;
}

const plans = fc.sample(orderPlan, { numRuns: plansCount, seed });
const orderings = permutations([0, 1, 2, 3, 4]);
/** Of plan and ordering: an order and a customer of its own. */
const idsOf = (plan: number, ordering: number) => ({
  order: String(6_000_000_000 + plan * 1_000 + ordering),
  customer: String(8_000_000_000 + plan * 1_000 + ordering),
});

/** Each event one to three times, its copies anywhere after it. */
function deliveries(plan: OrderPlan, place: number, shop: ShopId, random: () => number): Delivery[][] {
  return orderings.map((ordering, which) => {
    const ids = idsOf(place, which);
    const events = historyOf(plan, ids);
    const sequence = ordering.map((event): Delivery => {
      const { topic, payload } = events[event] ?? { topic: "", payload: {} };
      const triggeredAt = Date.parse(String(payload["updated_at"] ?? payload["created_at"]));
      return { shop, topic, eventId: `${ids.order}-${event}`, payload: cutPayload(topic, payload), triggeredAt };
    });
    for (const delivery of [...sequence]) {
      for (let copies = Math.floor(random() * 3); copies > 0; copies -= 1) {
        const after = sequence.indexOf(delivery) + 1;
        sequence.splice(after + Math.floor(random() * (sequence.length - after + 1)), 0, delivery);
      }
    }
    return sequence;
  });
}

/** The events go in side by side, each history in its own order; now and then two steps of a history share a group. */
async function deliver(histories: Delivery[][], random: () => number): Promise<void> {
  const waiting = histories.map((history) => [...history]);
  while (waiting.some((history) => history.length > 0)) {
    const step = waiting.flatMap((history) => history.splice(0, random() < 0.2 ? 2 : 1));
    for (let from = 0; from < step.length; from += eventsPerGroup) {
      const group = step.slice(from, from + eventsPerGroup);
      const ids = await receiveEvents(
        pool,
        group.map((delivery) => ({ ...delivery, webhookId: null })),
      );
      const nothing = async () => new Map();
      await processEvents(
        { pool, fetchProducts: nothing, readOrders: nothing },
        ids.filter((id) => id !== null),
      );
    }
  }
}

/** Everything that a merchant or a shopper could see of the order, without the names that differ between the copies. */
async function outcomes(shop: ShopId): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ order_id: string; outcome: unknown }>(
    `select orders.order_id,
            jsonb_build_object(
              'counted', counted, 'reasons', not_counted_reasons, 'tags', snapshot -> 'tags',
              'cancelled', snapshot -> 'cancelled_at', 'updated', orders.updated_at, 'paid', paid_at,
              'refunds', (select jsonb_agg(jsonb_build_array(value -> 'money', value -> 'shipping', value -> 'other') order by key)
                            from jsonb_each(refunds)),
              'amount', earned -> 'amountMinor', 'kept', earned -> 'keptMinor', 'reversed', earned -> 'reversed',
              'entries', (select jsonb_agg(jsonb_build_array(entry -> 'points', entry -> 'kept'))
                            from jsonb_array_elements(earned -> 'entries') entry),
              'balance', players.balance, 'orders', players.orders_counted,
              'ledger', (select sum(points) from ledger_entries
                          where ledger_entries.shop = orders.shop and ledger_entries.player_id = orders.customer_id),
              'awards', (select jsonb_agg(jsonb_build_array(badge_id, occurrence, points, revoked_at is null) order by badge_id)
                           from awards where awards.shop = orders.shop and awards.player_id = orders.customer_id),
              'progress', (select jsonb_agg(jsonb_build_array(badge_id, times_earned, current, target, challenges) order by badge_id)
                             from progress where progress.shop = orders.shop and progress.player_id = orders.customer_id),
              'inventory', (select jsonb_agg(jsonb_build_array(label, state) order by label) from inventory_items
                             where inventory_items.shop = orders.shop and inventory_items.player_id = orders.customer_id)
            ) as outcome
       from orders left join players on players.shop = orders.shop and players.player_id = orders.customer_id
      where orders.shop = $1`,
    [shop],
  );
  return new Map(rows.map((row) => [row.order_id, JSON.stringify(row.outcome)]));
}

/** A small generator of its own, so that the deliveries are the same for a seed. Source: mulberry32. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

it(`whatever the order of arrival, an order ends in the same state (seed ${seed})`, { timeout: 900_000 }, async () => {
  const random = randomFrom(seed);
  const shops = new Map<Currency, ShopId>();
  for (const currency of Object.keys(currencies) as Currency[]) {
    shops.set(currency, (await testShop(pool, { currency })).shop);
  }
  const shopOf = (plan: OrderPlan) => shops.get(plan.currency) ?? ("" as ShopId);
  await deliver(
    plans.flatMap((plan, place) => deliveries(plan, place, shopOf(plan), random)),
    random,
  );

  const known = new Map<string, string>();
  for (const shop of shops.values()) for (const [order, outcome] of await outcomes(shop)) known.set(order, outcome);
  for (const [place, plan] of plans.entries()) {
    const reference = known.get(idsOf(place, 0).order);
    const { created, left } = amountsOf(plan);
    const story = JSON.stringify(plan);
    expect(JSON.parse(reference ?? "{}"), story).toMatchObject({ counted: true, amount: created, kept: left });
    for (const [which, ordering] of orderings.entries()) {
      expect(known.get(idsOf(place, which).order), `arrived as ${ordering}: ${story}`).toBe(reference);
    }
  }
  for (const shop of shops.values()) expect((await findLedgerProblems(pool, shop)).problems).toEqual([]);
});

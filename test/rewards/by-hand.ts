// A shop with badges of every kind that a hand can give, and the hand.
import { type GiveRequest, giveBadge } from "../../rewards/by-hand/give.ts";
import { type TakeRequest, takeBadge } from "../../rewards/by-hand/take.ts";
import { mergeCustomers } from "../../rewards/customers/merge.ts";
import type { PlayerId } from "../../rewards/ids.ts";
import { loadProgrammes } from "../../rewards/programme/load.ts";
import { createBadge } from "../../rewards/programme/save.ts";
import { inTransaction } from "../../rewards/store/transaction.ts";
import { testDatabase } from "../support/database.ts";
import { orderPayload } from "../support/orders.ts";
import { testShop } from "../support/shop.ts";

export const { pool } = await testDatabase();

export const test = await testShop(pool);

export const { shop } = test;

export const at = Date.UTC(2026, 5, 1);

let references = 0;

async function idOf(name: string): Promise<string> {
  const { rows } = await pool.query<{ id: string }>("select id from badges where shop = $1 and name = $2", [
    shop,
    name,
  ]);
  return rows[0]?.id ?? "";
}

export const [electronics, vip, bulk, loyal] = await Promise.all(
  ["Electronics Enthusiast", "VIP Customer", "Bulk Buyer", "Loyal Customer"].map(idOf),
);

export const ranked = await created({
  name: "Spender",
  type: "Ranked",
  points: 0,
  action: "purchase",
  challenges: [{ kind: "sum", detail: "amount", target: 1 }],
  levels: [
    { name: "Bronze", target: 100, points: 10, deliverables: [] },
    { name: "Silver", target: 500, points: 20, deliverables: [] },
    { name: "Gold", target: 900, points: 40, deliverables: [] },
  ],
});

export const scarce = await created({
  name: "First two",
  type: "OneTimeOnly",
  points: 1,
  action: "never",
  quantity: 2,
});

export const twice = await created({
  name: "Twice",
  type: "Repeatable",
  points: 3,
  action: "never",
  maximumPerPlayer: 2,
});

export const after = await created({
  name: "After VIP",
  type: "OneTimeOnly",
  points: 4,
  action: "never",
  prerequisites: [vip],
});

async function created(content: Record<string, unknown>): Promise<string> {
  const whole = { challenges: [], deliverables: [], prerequisites: [], ...content };
  const outcome = await createBadge(pool, shop, whole, "active");
  if (outcome.kind !== "saved") throw new Error(JSON.stringify(outcome));
  return outcome.badgeId;
}

export const give = (playerId: string, badgeId = "", more: Partial<GiveRequest> = {}) =>
  giveBadge(pool, { ...request(playerId, badgeId), ...more });

export const take = (playerId: string, badgeId = "", more: Partial<TakeRequest> = {}) =>
  takeBadge(pool, { ...request(playerId, badgeId), takesPoints: true, ...more });

const request = (playerId: string, badgeId: string) => ({
  shop,
  playerId: playerId as PlayerId,
  badgeId,
  reason: "for his patience",
  referenceId: `by-hand-${++references}`,
  at,
});

export const buys = (customerId: string, wish: { total?: string; productId?: string; quantity?: number } = {}) =>
  test.handle(
    "orders/create",
    orderPayload({
      customerId,
      total: wish.total ?? "10.00",
      items: [{ productId: wish.productId ?? "3", quantity: wish.quantity ?? 1 }],
    }),
  );

export async function standing(playerId: string, badge: string) {
  const { rows } = await pool.query(
    `select times_earned as times, current, target from progress where shop = $1 and player_id = $2 and badge_id = $3`,
    [shop, playerId, badge],
  );
  return rows[0];
}

export const pointsOf = async (playerId: string) => (await test.player(playerId))?.points;

export const withSettings = async (settings: object) => {
  await pool.query("update shops set settings = $2, programme_version = programme_version + 1 where shop = $1", [
    shop,
    JSON.stringify(settings),
  ]);
};

export async function merge(deleted: string, kept: string): Promise<void> {
  await inTransaction(pool, async (connection) => {
    const programme = (await loadProgrammes(connection, [shop])).get(shop);
    if (!programme) throw new Error("The test's shop is not installed.");
    await mergeCustomers(connection, programme, { shop, deleted: deleted as PlayerId, kept: kept as PlayerId, at });
  });
}

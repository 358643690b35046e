// A shop to which everything has happened that can happen to points, for proofs that look at all of it.
import type { Pool } from "pg";
import { adjustPoints } from "../../rewards/adjustments/adjust.ts";
import { undoAdjustment } from "../../rewards/adjustments/undo.ts";
import { giveBadge } from "../../rewards/by-hand/give.ts";
import { takeBadge } from "../../rewards/by-hand/take.ts";
import { createReward } from "../../rewards/catalogue/rewards.ts";
import type { PlayerId, ShopId } from "../../rewards/ids.ts";
import { redeem } from "../../rewards/redemption/redeem.ts";
import { readVoucher } from "../../rewards/vouchers/item.ts";
import { voucherCreated, voucherRefused } from "../../rewards/vouchers/outcome.ts";
import { newId, orderPayload, type Payload } from "../support/orders.ts";
import { mergePayload } from "../support/privacy.ts";
import { testShop } from "../support/shop.ts";

const now = Date.UTC(2026, 5, 1);
const money = (amount: string) => ({ shop_money: { amount, currency_code: "USD" } });

/** A refund without lines: money back and nothing else. */
export const refund = (orderId: string, amount: string): Payload => ({
  admin_graphql_api_id: `gid://shopify/Refund/${newId()}`,
  order_id: orderId,
  created_at: "2026-03-03T10:00:00Z",
  refund_line_items: [],
  refund_shipping_lines: [],
  order_adjustments: [{ kind: "refund_discrepancy", amount_set: money(`-${amount}`), tax_amount_set: money("0") }],
  transactions: [{ kind: "refund", status: "success", amount, currency: "USD", gateway: "bogus" }],
});

/** A shop in which orders earned, were refunded, cancelled and moved, points were spent, given, taken, merged. */
export async function busyShop(pool: Pool, settings: object = {}): Promise<ShopId> {
  const { shop, handle } = await testShop(pool);
  await pool.query(
    "update shops set settings = settings || $2, programme_version = programme_version + 1 where shop = $1",
    [shop, settings],
  );
  const [kept, refunded, cancelled, moved] = [newId(), newId(), newId(), newId()];
  const at = "2026-03-02T10:00:00Z";
  const order = (id: string, customerId: string, more: object = {}) =>
    orderPayload({ id, customerId, total: "100.00", items: [{ productId: "1" }], at, ...more });
  await handle("orders/create", order(kept, "1"));
  await handle("orders/create", order(refunded, "2"));
  await handle("refunds/create", refund(refunded, "30.00"));
  await handle("orders/create", order(cancelled, "2"));
  const later = { updated_at: "2026-03-04T10:00:00Z" };
  await handle("orders/cancelled", order(cancelled, "2", { overrides: { ...later, cancelled_at: later.updated_at } }));
  await handle("orders/create", order(moved, "3"));
  await handle("refunds/create", refund(moved, "10.00"));
  await handle("orders/updated", order(moved, "4", { overrides: later }));
  const merged = newId();
  await handle("orders/create", order(merged, "5"));
  await handle("refunds/create", refund(merged, "10.00"));
  await handle("customers/merge", mergePayload("5", "1"));
  await handle("refunds/create", refund(merged, "10.00"));
  const common = { shop, playerId: "1" as PlayerId, at: now };
  await adjustPoints(pool, { ...common, points: 500, reason: "r", referenceId: "given" });
  await adjustPoints(pool, { ...common, points: -20, reason: "r", referenceId: "taken" });
  await undoAdjustment(pool, { shop, referenceId: "taken", reason: "r", at: now });
  const voucher = { discount: "percentage", percent: 10, validDays: 30 };
  const reward = await createReward(pool, shop, { name: "Ten percent", price: 100, voucher });
  if (reward.kind !== "saved") throw new Error("The reward was not saved.");
  // The last is given back after its redeemer has become another player.
  await adjustPoints(pool, { ...common, playerId: "6" as PlayerId, points: 100, reason: "r", referenceId: "sixth" });
  for (const [referenceId, playerId] of [
    ["ready", "1"],
    ["returned", "1"],
    ["merged", "6"],
  ] as [string, PlayerId][]) {
    const outcome = await redeem(pool, { ...common, playerId, rewardId: reward.reward.id, referenceId });
    if (outcome.kind !== "redeemed") throw new Error(`The redemption was ${outcome.kind}.`);
    const { rows } = await pool.query("select id from inventory_items where redemption_id = $1", [
      outcome.redemption.id,
    ]);
    const item = await readVoucher(pool, shop, rows[0].id);
    if (!item) throw new Error("There is no voucher.");
    if (referenceId === "ready") {
      await voucherCreated(pool, item, { discountId: "gid://shopify/DiscountCodeNode/1", expiresAt: null, at: now });
    } else {
      if (playerId === "6") await handle("customers/merge", mergePayload("6", "1"));
      await voucherRefused(pool, item, "The store will not have it.", now);
    }
  }
  await giveAndTake(pool, shop);
  return shop;
}

/** Two badges by hand, and one of them taken back. */
async function giveAndTake(pool: Pool, shop: ShopId): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(
    "select id from badges where shop = $1 and name in ('VIP Customer', 'Bulk Buyer') order by name",
    [shop],
  );
  for (const { id } of rows) {
    const common = { shop, playerId: "8" as PlayerId, badgeId: id, reason: "r", at: now };
    await giveBadge(pool, { ...common, referenceId: `give-${id}` });
    if (id === rows[0]?.id) await takeBadge(pool, { ...common, takesPoints: true, referenceId: `take-${id}` });
  }
}

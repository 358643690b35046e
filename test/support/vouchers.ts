// Vouchers of John's in a test store: redeemed, or as if a badge had handed them out, and what became of them.
import { guide } from "../../devstore/catalogue/guide.ts";
import { findDiscount } from "../../devstore/checkout/order-book.ts";
import { createReward } from "../../rewards/catalogue/rewards.ts";
import type { Voucher } from "../../rewards/engine/index.ts";
import type { PlayerId } from "../../rewards/ids.ts";
import { postEntries } from "../../rewards/ledger/post.ts";
import { spendablePoints } from "../../rewards/ledger/spendable.ts";
import { redeem } from "../../rewards/redemption/redeem.ts";
import { inTransaction } from "../../rewards/store/transaction.ts";
import { uuidv7 } from "../../rewards/store/uuid.ts";
import { revokeVouchers } from "../../rewards/vouchers/revoke.ts";
import type { startTestStore } from "./store.ts";

export const john = guide.john.id as PlayerId;
/** 149.99 */
export const headphones = { customerId: john, lines: [{ productId: guide.headphones.id, quantity: 1 }] };
export const percentage: Voucher = { discount: "percentage", percent: 10 };

interface Item {
  id: string;
  code: string;
  state: string;
  reason: string | null;
  discount_id: string | null;
  expires_at: Date | null;
  used_at: Date | null;
  used_order_id: string | null;
}

let count = 0;

export function vouchersOf(store: Awaited<ReturnType<typeof startTestStore>>) {
  const { shop, pool } = store;

  const give = async (playerId: PlayerId, points: number) => {
    await pool.query("insert into players (shop, player_id) values ($1, $2) on conflict do nothing", [shop, playerId]);
    const entry = { shop, playerId, points, source: "adjustment" as const, entryKey: uuidv7(), occurredAt: Date.now() };
    await inTransaction(pool, (connection) => postEntries(connection, [entry]));
  };

  const itemOf = async (column: "id" | "redemption_id", value: string): Promise<Item> => {
    const text = `select * from inventory_items where shop = $1 and ${column} = $2`;
    const { rows } = await pool.query<Item>(text, [shop, value]);
    if (!rows[0]) throw new Error("There is no such item.");
    return rows[0];
  };

  /** For one point that was given before; the code is not made yet. */
  const redeemed = async (voucher: Voucher, playerId: PlayerId = john): Promise<Item> => {
    await give(playerId, 1);
    const name = `Reward ${++count}`;
    const saved = await createReward(pool, shop, { name, price: 1, voucher });
    if (saved.kind !== "saved") throw new Error(JSON.stringify(saved));
    const outcome = await redeem(pool, {
      shop,
      playerId,
      rewardId: saved.reward.id,
      referenceId: name,
      at: Date.now(),
    });
    if (outcome.kind !== "redeemed") throw new Error(outcome.kind);
    return itemOf("redemption_id", outcome.redemption.id);
  };

  return {
    give,
    redeemed,
    earned: async (voucher: Voucher): Promise<Item & { awardId: string }> => {
      const item = await redeemed(voucher);
      const awardId = uuidv7();
      const text = "update inventory_items set redemption_id = null, award_id = $2, deliverable_id = 'd' where id = $1";
      await pool.query(text, [item.id, awardId]);
      return { ...item, awardId };
    },
    again: (item: Item) => itemOf("id", item.id),
    inStore: (item: Item) => findDiscount(store.devstore().store.database, item.code),
    revoke: (awardId: string) =>
      inTransaction(pool, (connection) =>
        revokeVouchers(connection, { shop, awardIds: [awardId], reason: "refunded" }),
      ),
    balance: async (playerId: PlayerId = john) =>
      (await spendablePoints(pool, shop, playerId, Date.now()))?.balance ?? 0,
    messagesOf: async (item: Item) => {
      const text = "select kind, state, attempts from outbox_messages where shop = $1 and key = $2 order by id";
      return (await pool.query<{ kind: string; state: string; attempts: number }>(text, [shop, item.id])).rows;
    },
    /** As if the store had answered and we had not heard it. */
    forget: async (item: Item) => {
      const text =
        "update inventory_items set state = 'creating', discount_id = null, expires_at = null where shop = $1 and id = $2";
      await pool.query(text, [shop, item.id]);
      const wake =
        "update outbox_messages set state = 'waiting', next_attempt_at = now() - interval '1 second' where shop = $1 and key = $2";
      await pool.query(wake, [shop, item.id]);
    },
  };
}

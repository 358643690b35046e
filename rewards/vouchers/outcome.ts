// What came of a voucher in the store, written with everything that hangs on it: a redemption that waits for it is settled
// in the same transaction. Each of these may be told twice.
import type { Pool } from "pg";
import { announce } from "../notices/announce.ts";
import { addMessages } from "../outbox/add.ts";
import { holdPlayers } from "../players/hold.ts";
import { returnRedemption, settleRedemption } from "../redemption/settle.ts";
import { type Connection, inTransaction } from "../store/transaction.ts";
import type { VoucherItem, VoucherState } from "./item.ts";

/**
 * The store has the code. @returns the state from now on: not "ready" if the voucher was used, or revoked, while the store
 * was being asked.
 */
export async function voucherCreated(
  pool: Pool,
  item: VoucherItem,
  created: { discountId: string; expiresAt: Date | null; at: number; silent?: boolean },
): Promise<VoucherState | null> {
  return inTransaction(pool, async (connection) => {
    const { rows } = await connection.query<{ state: VoucherState }>(
      `update inventory_items
          set state = case state when 'creating' then 'ready' else state end,
              discount_id = $3, expires_at = $4, reason = case state when 'creating' then null else reason end
        where shop = $1 and id = $2 returning state`,
      [item.shop, item.itemId, created.discountId, created.expiresAt],
    );
    const state = rows[0]?.state ?? null;
    if (item.redemptionId !== null && (state === "ready" || state === "used")) {
      await settleRedemption(connection, item.shop, item.redemptionId, created.at);
    }
    if (state === "ready" && !created.silent) await announceReady(connection, item, created);
    return state;
  });
}

async function announceReady(
  connection: Connection,
  { shop, playerId, itemId, label, code }: VoucherItem,
  { expiresAt, at }: { expiresAt: Date | null; at: number },
): Promise<void> {
  const about = { itemId, label, code, expiresAt: expiresAt?.toISOString() ?? null };
  await announce(connection, [{ shop, playerId, occurredAt: at, key: itemId, topic: "voucher_ready", about }]);
}

/** The store will not have it: the voucher has failed, and points that it was bought with are given back. */
export async function voucherRefused(pool: Pool, item: VoucherItem, reason: string, at: number): Promise<void> {
  await inTransaction(pool, (connection) => failAndReturn(connection, item, reason, at));
}

/**
 * The store did not answer for so long that nobody will ask any more. Points that the voucher was bought with are given back;
 * whether its code exists is not known, so a message removes it.
 * @returns ids of new outbox messages.
 */
export async function voucherGivenUp(pool: Pool, item: VoucherItem, reason: string, at: number): Promise<number[]> {
  const { shop, itemId } = item;
  return inTransaction(pool, async (connection) => {
    if (!(await failAndReturn(connection, item, reason, at))) return [];
    return addMessages(connection, [{ shop, kind: "revoke_discount_code", key: itemId, payload: { itemId } }]);
  });
}

/** @returns false when the voucher was not being created any more: nothing has changed then. */
async function failAndReturn(connection: Connection, item: VoucherItem, reason: string, at: number): Promise<boolean> {
  const { shop, itemId, playerId, redemptionId } = item;
  // Players come before what they own, in everybody's transactions: so no two wait for each other.
  if (redemptionId !== null) await holdPlayers(connection, shop, [playerId], { create: false });
  const { rowCount } = await connection.query(
    "update inventory_items set state = 'failed', reason = $3 where shop = $1 and id = $2 and state = 'creating'",
    [shop, itemId, reason],
  );
  if (rowCount !== 1) return false;
  if (redemptionId !== null) await returnRedemption(connection, shop, redemptionId, reason, at);
  return true;
}

// A redemption as its caller sees it: what was spent, how it stands, and what it bought.
import type { PlayerId, ShopId } from "../ids.ts";
import type { ItemKind } from "../recording/effects.ts";
import type { Connection } from "../store/transaction.ts";
import { isUuid } from "../store/uuid.ts";
import type { VoucherState } from "../vouchers/item.ts";

export interface Redemption {
  id: string;
  playerId: PlayerId;
  rewardId: string;
  referenceId: string;
  points: number;
  /** What was bought, as it was called and described then. */
  kind: ItemKind;
  label: string;
  description: string | null;
  /** creating: the store is being asked for a voucher. ready: it is there. returned: so are the points. */
  state: "creating" | "ready" | "returned";
  /** Why the points were given back. */
  reason: string | null;
  createdAt: Date;
  finishedAt: Date | null;
  /** Null for what is no voucher. The code is there from the start, but no checkout takes it before the state is ready. */
  voucher: { label: string; code: string | null; state: VoucherState; expiresAt: Date | null } | null;
}

interface Row {
  id: string;
  player_id: PlayerId;
  reward_id: string;
  reference_id: string;
  points: number;
  state: Redemption["state"];
  reason: string | null;
  created_at: Date;
  finished_at: Date | null;
  kind: ItemKind;
  label: string;
  description: string | null;
  code: string | null;
  item_state: VoucherState;
  expires_at: Date | null;
}

const select = `
  select redemptions.id, redemptions.player_id, reward_id, reference_id, redemptions.points, redemptions.state,
         redemptions.reason, redemptions.created_at, redemptions.finished_at,
         item.kind, item.label, item.description, item.code, item.state as item_state, item.expires_at
    from redemptions
    join inventory_items item on item.shop = redemptions.shop and item.redemption_id = redemptions.id
   where redemptions.shop = $1`;

export async function redemptionByReference(
  connection: Connection,
  shop: ShopId,
  referenceId: string,
): Promise<Redemption | null> {
  const { rows } = await connection.query<Row>(`${select} and redemptions.reference_id = $2`, [shop, referenceId]);
  return rows[0] ? redemptionOf(rows[0]) : null;
}

/** @param id any text; null is answered for one that is no redemption of the shop. */
export async function redemptionById(connection: Connection, shop: ShopId, id: string): Promise<Redemption | null> {
  if (!isUuid(id)) return null;
  const { rows } = await connection.query<Row>(`${select} and redemptions.id = $2`, [shop, id]);
  return rows[0] ? redemptionOf(rows[0]) : null;
}

const redemptionOf = (row: Row): Redemption => ({
  id: row.id,
  playerId: row.player_id,
  rewardId: row.reward_id,
  referenceId: row.reference_id,
  points: row.points,
  kind: row.kind,
  label: row.label,
  description: row.description,
  state: row.state,
  reason: row.reason,
  createdAt: row.created_at,
  finishedAt: row.finished_at,
  voucher:
    row.kind === "voucher"
      ? { label: row.label, code: row.code, state: row.item_state, expiresAt: row.expires_at }
      : null,
});

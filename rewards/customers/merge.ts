// Two customers become one: everything of the one that Shopify deleted is the kept one's from then on, inside the caller's
// transaction. Merging twice changes nothing; what arrives later for the deleted one goes to the kept one.
import type { PlayerId, ShopId } from "../ids.ts";
import { levelOf } from "../programme/ladder.ts";
import type { ShopProgramme } from "../programme/load.ts";
import { lockPlayers, type PlayerInGroup, playerKey } from "../recording/state.ts";
import type { Connection } from "../store/transaction.ts";
import { moveActionStates } from "./move-action-states.ts";
import { moveBadges } from "./move-badges.ts";
import { moveLedger } from "./move-ledger.ts";
import { lockOrdersOf, moveOrders } from "./move-orders.ts";

export interface CustomerMerge {
  shop: ShopId;
  deleted: PlayerId;
  kept: PlayerId;
  /** Unix milliseconds. */
  at: number;
}

export type MergeOutcome = { kind: "merged"; points: number } | { kind: "nothing_to_do" };

export async function mergeCustomers(
  connection: Connection,
  programme: ShopProgramme,
  merge: CustomerMerge,
): Promise<MergeOutcome> {
  const { shop, deleted, kept, at } = merge;
  // Orders before players, as everybody locks them.
  await lockOrdersOf(connection, shop, deleted);
  const players = await lockPlayers(connection, [
    { shop, playerId: deleted },
    { shop, playerId: kept },
  ]);
  const from = players.get(playerKey(shop, deleted));
  // Of a customer who was merged himself, the one at the end of the chain.
  const to = players.get(playerKey(shop, kept));
  if (!from || !to) throw new Error(`A player of ${shop} was not locked.`);
  if (from.playerId !== deleted || from === to) return { kind: "nothing_to_do" };

  const newEntries = await moveLedger(connection, from, to, at);
  await moveBadges(connection, programme, from, to, at);
  await moveOrders(connection, from, to, newEntries);
  await moveRows(connection, from, to);
  await moveActionStates(connection, from, to);
  await becomeOne(connection, programme, from, to);
  return { kind: "merged", points: from.balance };
}

/** What belongs to a player and says nothing else of him. */
const belongings = ["actions", "inventory_items", "redemptions"] as const;

async function moveRows(connection: Connection, from: PlayerInGroup, to: PlayerInGroup): Promise<void> {
  for (const table of belongings) {
    await connection.query(`update ${table} set player_id = $3 where shop = $1 and player_id = $2`, [
      from.shop,
      from.playerId,
      to.playerId,
    ]);
  }
}

/**
 * The balances were moved with the ledger. What both have collected is one total; the higher level stays, and what the sum
 * reaches beyond it is reached by the next action.
 */
async function becomeOne(
  connection: Connection,
  { levels }: ShopProgramme,
  from: PlayerInGroup,
  to: PlayerInGroup,
): Promise<void> {
  const highest = levels.length === 0 ? null : Math.max(levelOf(levels, from), levelOf(levels, to));
  await connection.query(
    `update players
        set orders_counted = case when player_id = $3 then orders_counted + $4 else 0 end,
            points_total = case when player_id = $3 then points_total + $5 else 0 end,
            highest_level = case when player_id = $3 then $6::int end,
            merged_into = case when player_id = $2 then $3 end, updated_at = now()
      where shop = $1 and player_id in ($2, $3)`,
    [from.shop, from.playerId, to.playerId, from.ordersCounted, from.pointsTotal, highest],
  );
}

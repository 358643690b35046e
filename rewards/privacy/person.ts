// Who a privacy request is about: all the players that one person has been, and all of their orders.
import type { OrderId, PlayerId, ShopId } from "../ids.ts";
import type { Connection } from "../store/transaction.ts";

export interface Person {
  shop: ShopId;
  /** Whom the request names, and all who were merged with him; also those of whom nothing is known. */
  playerIds: PlayerId[];
  orderIds: OrderId[];
}

/** @param customerId null: the request names orders only. */
export async function findPerson(
  connection: Connection,
  shop: ShopId,
  customerId: PlayerId | null,
  orderIds: readonly OrderId[],
): Promise<Person> {
  const playerIds = customerId === null ? [] : await namesOf(connection, shop, customerId);
  const { rows } = await connection.query<{ order_id: OrderId }>(
    `select order_id from orders where shop = $1 and customer_id = any($2)
      union
     select order_id from actions where shop = $1 and player_id = any($2) and order_id is not null`,
    [shop, playerIds],
  );
  return { shop, playerIds, orderIds: [...new Set([...orderIds, ...rows.map((row) => row.order_id)])].sort() };
}

/** Up to the one that he has become, and down again to everybody who became that one. */
async function namesOf(connection: Connection, shop: ShopId, customerId: PlayerId): Promise<PlayerId[]> {
  const { rows } = await connection.query<{ player_id: PlayerId; merged_into: PlayerId }>(
    "select player_id, merged_into from players where shop = $1 and merged_into is not null",
    [shop],
  );
  const names = new Set([customerId]);
  // Each round takes one link of a chain; there are no more links than merged players.
  for (const _ of rows) {
    const known = names.size;
    for (const { player_id: from, merged_into: into } of rows) {
      if (names.has(from) || names.has(into)) names.add(from).add(into);
    }
    if (names.size === known) break;
  }
  return [...names].sort();
}

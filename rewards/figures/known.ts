// Up to where the sums of a shop are kept. They and what was recorded since belong together only as they are at one moment: a
// row is in the one or in the other.
import type { ShopId } from "../ids.ts";
import type { Connection } from "../store/transaction.ts";

/** How far the sums of a shop go. Null for one whose days are not kept yet: then all of its rows are read. */
export async function readKnown(connection: Connection, shop: ShopId) {
  const { rows } = await connection.query<{ timeZone: string; countedUntil: Date }>(
    `select time_zone as "timeZone", counted_until as "countedUntil" from figure_shops cross join figure_mark
      where shop = $1`,
    [shop],
  );
  return rows[0] ?? null;
}

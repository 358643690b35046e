// What is kept and what was recorded since belong together only as they are at one moment: a row is in the one or in the other.
import type { Pool } from "pg";
import type { ShopId } from "../ids.ts";
import type { Connection } from "../store/transaction.ts";

export async function inOneMoment<Result>(
  pool: Pool,
  read: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  const connection = await pool.connect();
  let broken = true;
  try {
    await connection.query("begin isolation level repeatable read read only");
    const result = await read(connection);
    await connection.query("commit");
    broken = false;
    return result;
  } finally {
    connection.release(broken);
  }
}

/** How far the sums of a shop go. Null for one whose days are not kept yet: then all of its rows are read. */
export async function readKnown(connection: Connection, shop: ShopId) {
  const { rows } = await connection.query<{ timeZone: string; countedUntil: Date }>(
    `select time_zone as "timeZone", counted_until as "countedUntil" from figure_shops cross join figure_mark
      where shop = $1`,
    [shop],
  );
  return rows[0] ?? null;
}

// The lines that were left out of an import, or would be, for the merchant to mend his file by: their numbers, columns and
// what to do, never what stands in them.
import type { Pool } from "pg";
import type { ShopId } from "../ids.ts";
import type { Connection } from "../store/transaction.ts";
import type { LineError } from "./line.ts";

export async function saveLineErrors(
  connection: Connection,
  shop: ShopId,
  readingId: string,
  errors: readonly LineError[],
): Promise<void> {
  if (errors.length === 0) return;
  await connection.query(
    `insert into import_line_errors (shop, reading_id, line, field, sentence)
     select $1, $2, line, field, sentence
       from unnest($3::int[], $4::text[], $5::text[]) as error (line, field, sentence)
     on conflict do nothing`,
    [
      shop,
      readingId,
      errors.map((error) => error.line),
      errors.map((error) => error.field),
      errors.map((error) => error.sentence),
    ],
  );
}

/** In the order of the file. @param after the line that was read last; 0 for the first of them. */
export async function readLineErrors(
  pool: Pool,
  shop: ShopId,
  readingId: string,
  { after, most }: { after: number; most: number },
): Promise<LineError[]> {
  const { rows } = await pool.query<LineError>(
    `select line, field, sentence from import_line_errors
      where shop = $1 and reading_id = $2 and line > $3 order by line limit $4`,
    [shop, readingId, after, most],
  );
  return rows;
}

const perPage = 1_000;

/** All of them, without holding more than a page. */
export async function* allLineErrors(pool: Pool, shop: ShopId, readingId: string): AsyncGenerator<LineError[]> {
  for (let after = 0; ; ) {
    const errors = await readLineErrors(pool, shop, readingId, { after, most: perPage });
    if (errors.length > 0) yield errors;
    if (errors.length < perPage) return;
    after = errors.at(-1)?.line ?? after;
  }
}

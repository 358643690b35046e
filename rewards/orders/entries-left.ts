// What is left of ledger entries: their points and all that later entries have taken from them or given again.
import type { ShopId } from "../ids.ts";
import type { Connection } from "../store/transaction.ts";

/** By entry id; two lookups on indexes for each entry. */
export async function entriesLeft(
  connection: Connection,
  wanted: readonly { shop: ShopId; entryId: string }[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await connection.query<{ id: string; points: number }>({
    name: "entries-left",
    text: `select entry.id,
                  (entry.points + coalesce((select sum(correction.points) from ledger_entries correction
                                             where correction.shop = wanted.shop and correction.reverses = entry.id), 0)
                  )::bigint as points
             from unnest($1::text[], $2::uuid[]) as wanted (shop, id)
             join ledger_entries entry on entry.id = wanted.id and entry.shop = wanted.shop`,
    values: [wanted.map((entry) => entry.shop), wanted.map((entry) => entry.entryId)],
  });
  return new Map(rows.map((row) => [row.id, row.points]));
}

// Adds a shop's ledger and awards up by day of its time zone. What is read is chosen by ids, which grow with time (UUIDv7), so
// that the primary keys find what is new without an index that every order would have to pay for.

/** The least id that can be made at this moment. @param at Unix milliseconds. */
export function leastIdAt(at: number): string {
  const time = Math.max(0, Math.floor(at)).toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}

export const leastId = "00000000-0000-0000-0000-000000000000";
export const greatestId = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/**
 * A statement of (shop, day, source, given, taken, entries). Of every shop in `figure_shops`, by the zone that it names, or of
 * one shop: then $3 is the shop and $4 its zone. @param $1 the least id that is read, $2 the least id that is not.
 */
export function daySums(of: "every shop" | "one shop"): string {
  const [join, condition, zone] =
    of === "one shop"
      ? ["", "and rows.shop = $3", "$4::text"]
      : ["join figure_shops using (shop)", "", "figure_shops.time_zone"];
  return `
    select rows.shop, (rows.occurred_at at time zone ${zone})::date as day, rows.source,
           sum(greatest(rows.points, 0))::bigint as given, sum(least(rows.points, 0))::bigint as taken,
           count(*)::int as entries
      from ledger_entries as rows ${join}
     where rows.id >= $1 and rows.id < $2 ${condition}
     group by 1, 2, 3
     union all
    select rows.shop, (rows.earned_at at time zone ${zone})::date, 'award', 0, 0, count(*)::int
      from awards as rows ${join}
     where rows.id >= $1 and rows.id < $2 ${condition}
     group by 1, 2`;
}

// Customers by the day of their first order, and how many of them came back: those whose first order earned a badge beside the
// others. Counted anew from the shop's orders a few times a day and replaced as a whole; docs/figures.md defines every word.
import type { Pool } from "pg";
import type { ShopId } from "../ids.ts";
import { inTransaction } from "../store/transaction.ts";

/** A second order within so many days is coming back. */
export const cameBackWithinDays = 90;
const countEveryMs = 6 * 3_600_000;

/** Shops whose days are kept and whose customers were not counted for some hours. @param now Unix milliseconds. */
export async function shopsToCohort(
  pool: Pool,
  now: number,
  limit: number,
  except: readonly ShopId[] = [],
): Promise<ShopId[]> {
  const { rows } = await pool.query<{ shop: ShopId }>(
    `select figure_shops.shop from figure_shops join shops on shops.shop = figure_shops.shop and uninstalled_at is null
      where (cohorts_at is null or cohorts_at < $1) and figure_shops.shop <> all($3)
      order by cohorts_at nulls first, figure_shops.shop limit $2`,
    [new Date(now - countEveryMs), limit, except],
  );
  return rows.map((row) => row.shop);
}

/** @param now Unix milliseconds. @returns how many rows there are. */
export async function countCohorts(pool: Pool, shop: ShopId, now: number): Promise<number> {
  return inTransaction(pool, async (connection) => {
    await connection.query("set local statement_timeout = 0");
    const { rows } = await connection.query<{ time_zone: string }>(
      `update figure_shops set cohorts_at = $2
        where shop = $1 and exists (select from shops where shops.shop = $1 and uninstalled_at is null)
        returning time_zone`,
      [shop, new Date(now)],
    );
    const [known] = rows;
    if (!known) return 0;
    await connection.query("delete from figure_cohorts where shop = $1", [shop]);
    const { rowCount } = await connection.query(
      `with purchases as (
         select customer_id, order_id, earned, coalesce(state.processed_at, state.created_at) as at
           -- All fields at once: a snapshot is large, and unpacked for each time that it is asked.
           from orders cross join jsonb_to_record(snapshot)
                                  as state (processed_at timestamptz, created_at timestamptz, test boolean)
          where shop = $1 and customer_id is not null and created and not deleted and gone_at is null
            and snapshot is not null and state.test is not true),
       in_turn as (
         select customer_id, at, earned, row_number() over by_customer as turn, lead(at) over by_customer as next_at
           from purchases window by_customer as (partition by customer_id order by at, order_id)),
       firsts as (
         select (at at time zone $2::text)::date as day,
                exists (select from jsonb_array_elements_text(earned -> 'actionIds') as action (id)
                          join awards on awards.shop = $1 and awards.action_id = action.id::uuid
                                     and awards.revoked_at is null) as rewarded,
                coalesce(next_at < at + interval '${cameBackWithinDays} days', false) as came_back
           from in_turn where turn = 1)
       insert into figure_cohorts (shop, day, rewarded, customers, came_back)
       select $1, day, rewarded, count(*), count(*) filter (where came_back) from firsts group by day, rewarded`,
      [shop, known.time_zone],
    );
    return rowCount ?? 0;
  });
}

// How many of a period's new customers came back: those whose first order earned a badge, and the others.
import type { ShopId } from "../ids.ts";
import type { Connection } from "../store/transaction.ts";
import type { Period } from "./period.ts";

export interface Cohort {
  customers: number;
  cameBack: number;
}

export interface CohortCounts {
  rewarded: Cohort;
  others: Cohort;
  /** When the shop's orders were counted; null: not yet. */
  countedAt: Date | null;
}

export async function readCohorts(connection: Connection, shop: ShopId, { from, to }: Period): Promise<CohortCounts> {
  const { rows } = await connection.query<{
    rewarded: boolean | null;
    customers: number;
    came: number;
    at: Date | null;
  }>(
    `select rewarded, coalesce(sum(customers), 0)::bigint as customers, coalesce(sum(came_back), 0)::bigint as came,
            max(figure_shops.cohorts_at) as at
       from figure_shops
       left join figure_cohorts on figure_cohorts.shop = figure_shops.shop and day between $2::date and $3::date
      where figure_shops.shop = $1 group by rewarded`,
    [shop, from, to],
  );
  const of = (rewarded: boolean): Cohort => {
    const row = rows.find((candidate) => candidate.rewarded === rewarded);
    return { customers: row?.customers ?? 0, cameBack: row?.came ?? 0 };
  };
  return { rewarded: of(true), others: of(false), countedAt: rows[0]?.at ?? null };
}

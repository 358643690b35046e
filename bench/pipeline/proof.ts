// Proves that what was fast was also right: every order counted once, every balance the sum of its ledger, and the points
// of the amounts what the orders' own amounts say.
import type { ShopId } from "../../rewards/ids.ts";
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { BenchmarkError } from "../support/benchmark.ts";
import type { BenchDatabase } from "../support/database.ts";

export interface Expected {
  orders: number;
  pointsOfAmounts: number;
}

type Sums = Record<"done" | "elsewise" | "orders" | "purchases" | "ordersCounted" | "points" | "decided", number>;

const sums = `
  select (select count(*) from inbox_events where shop = $1 and state = 'done') as done,
         (select count(*) from inbox_events where shop = $1 and state <> 'done') as elsewise,
         (select count(*) from orders where shop = $1 and counted) as orders,
         (select count(distinct order_id) from actions where shop = $1 and name = 'purchase') as purchases,
         (select coalesce(sum(orders_counted), 0)::bigint from players where shop = $1) as "ordersCounted",
         (select coalesce(sum(points), 0)::bigint from ledger_entries where shop = $1 and source = 'action') as points,
         (select coalesce(sum(earned_points), 0)::bigint from actions where shop = $1)
           - (select coalesce(sum(points), 0)::bigint from ledger_entries where shop = $1) as decided`;

/** @throws BenchmarkError with everything that does not add up. */
export async function prove({ pool }: BenchDatabase, shop: ShopId, expected: Expected): Promise<void> {
  const { rows } = await pool.query<Sums>(sums, [shop]);
  const { orders, pointsOfAmounts } = expected;
  const wanted: Sums = {
    done: orders,
    elsewise: 0,
    orders,
    purchases: orders,
    ordersCounted: orders,
    points: pointsOfAmounts,
    decided: 0,
  };
  const found = rows[0];
  const wrong = Object.entries(wanted)
    .filter(([name, value]) => found?.[name as keyof Sums] !== value)
    .map(([name, value]) => `${name} is ${found?.[name as keyof Sums]}, not ${value}`);
  const { problems } = await findLedgerProblems(pool, shop);
  if (wrong.length + problems.length > 0) {
    const all = [...wrong, ...problems, ...(await reasons(pool, shop))];
    throw new BenchmarkError(`The sums of ${shop} are wrong: ${all.join("; ")}.`);
  }
}

async function reasons(pool: BenchDatabase["pool"], shop: ShopId): Promise<string[]> {
  const { rows } = await pool.query<{ state: string; reason: string | null; count: number }>(
    `select state, reason, count(*) as count from inbox_events
      where shop = $1 and (state <> 'done' or reason is not null) group by state, reason order by count desc limit 5`,
    [shop],
  );
  return rows.map(({ state, reason, count }) => `${count} events are ${state}: ${reason}`);
}

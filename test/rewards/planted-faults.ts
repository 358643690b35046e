// Every lie that a table could tell of points, each planted with one statement in a shop that was right, and the sentence by
// which verify-ledger must find it.
export const now = Date.UTC(2026, 5, 1);

const entry = (points: number, source: string, more: { reverses?: string; available?: boolean } = {}) =>
  `insert into ledger_entries (id, shop, player_id, points, source, entry_key, reverses, available_at, occurred_at)
   select gen_random_uuid(), $1, '1', ${points}, '${source}', gen_random_uuid(), ${more.reverses ?? "null"},
          ${more.available ? "now() + interval '1 day'" : "null"}, now();
   update players set balance = balance + ${points} where shop = $1 and player_id = '1'`;

const found = (where: string) => `(select id from ledger_entries where shop = $1 and ${where} order by id limit 1)`;

const setEarned = (customer: string, path: string, value: string) =>
  `update orders set earned = jsonb_set(earned, '${path}', '${value}')
    where shop = $1 and customer_id = '${customer}' and earned is not null and not coalesce((earned ->> 'reversed')::boolean, false)`;

const given = "entry_key = 'given/adjustment'";

const earnedByOne = "player_id = '1' and source = 'action' and points = 100";

export const ladder = [10, 100, 1_000].map((target) => ({
  id: `at-${target}`,
  name: `At ${target}`,
  target,
  deliverables: [],
}));

export const faults: [what: string, check: string, sql: string, sentence: RegExp][] = [
  [
    "a balance that is not the sum",
    "balances",
    "update players set balance = balance + 1 where shop = $1 and player_id = '2'",
    /^Player 2 has a balance of \d+, the ledger says \d+\.$/,
  ],
  [
    "entries of a player who is not there",
    "balances",
    "delete from players where shop = $1 and player_id = '2'",
    /^Player 2 has a balance of nothing/,
  ],
  [
    "a merged player with points",
    "merges",
    "update players set merged_into = '2' where shop = $1 and player_id = '1'",
    /^Player 1 was merged into 2 and still has \d+ points\.$/,
  ],
  [
    "a player who was merged into nobody",
    "merges",
    "update players set merged_into = 'nobody' where shop = $1 and player_id = '5'",
    /^Player 5 was merged into nobody, who does not exist\.$/,
  ],
  [
    "a player who was merged into himself",
    "merges",
    "update players set merged_into = '5' where shop = $1 and player_id = '5'",
    /^Player 5 was merged into himself\.$/,
  ],
  [
    "a total that is not what was credited",
    "totals",
    "update players set points_total = points_total + 1 where shop = $1 and player_id = '2'",
    /^Player 2 is said to have collected \d+ points in all, the ledger says \d+\.$/,
  ],
  [
    "a total that forgets what was spent before a merge",
    "totals",
    "update players set points_total = balance where shop = $1 and player_id = '1'",
    /^Player 1 is said to have collected \d+ points in all, the ledger says \d+\.$/,
  ],
  [
    "a level above the ladder's top",
    "levels",
    "update players set highest_level = 1 where shop = $1 and player_id = '2'",
    /^Player 2 has level 1, the ladder has 0\.$/,
  ],
  [
    "a merged player with a level",
    "levels",
    "update players set highest_level = 1 where shop = $1 and merged_into is not null",
    /^Player \d+ was merged into \d+ and still has level 1\.$/,
  ],
  [
    "a badge that was earned without an award",
    "awards",
    "update progress set times_earned = 7 where shop = $1 and player_id = '2' and times_earned = 1",
    /^Player 2 is said to have earned badge \S+ 7 times, but holds 1 awards\.$/,
  ],
  [
    "an award that was revoked in secret",
    "awards",
    "update awards set revoked_at = now() where shop = $1 and player_id = '2'",
    /earned badge \S+ 1 times, but holds 0 awards\.$/,
  ],
  [
    "an award without progress",
    "awards",
    "delete from progress where shop = $1 and player_id = '2' and times_earned = 1",
    /earned badge \S+ 0 times, but holds 1 awards\.$/,
  ],
  [
    "an action that says more than its entries",
    "actions",
    "update actions set earned_points = earned_points + 1 where shop = $1 and player_id = '2' and reversed_at is null and earned_points > 0",
    /^Action \S+ is said to have earned \d+ points, the ledger says \d+\.$/,
  ],
  [
    "a badge that was taken by hand and is still held",
    "by hand",
    "update awards set revoked_at = null where shop = $1 and player_id = '8'",
    /^Action \S+ took award \S+, which the player still holds\.$/,
  ],
  [
    "a badge given by hand of which there is no award",
    "by hand",
    "delete from awards where shop = $1 and player_id = '8'",
    /^Action \S+ gave a badge, and there is no award of it\.$/,
  ],
  [
    "points of a badge that were taken from nothing",
    "by hand",
    "update ledger_entries set reverses = null where shop = $1 and source = 'badge_taken'",
    /^Entry \S+ took 30 points of a badge, and names no entry that the badge gave\.$/,
  ],
  [
    "an entry that was taken back twice",
    "corrections",
    entry(-501, "expiry", { reverses: found(given) }),
    /^Entry \S+ gave 500 points, and 501 of them were taken back\.$/,
  ],
  [
    "an entry that was given again",
    "corrections",
    entry(1, "adjustment", { reverses: found(given) }),
    /^Entry \S+ gave 500 points, and 1 more were given that no order explains\.$/,
  ],
  [
    "a debit of which more was given back than it took",
    "corrections",
    entry(5, "adjustment", { reverses: found("entry_key = 'taken/adjustment'") }),
    /^Entry \S+ took 20 points, and 25 of them were given back\.$/,
  ],
  [
    "an entry that names one that is not there",
    "corrections",
    entry(-1, "expiry", { reverses: "gen_random_uuid()" }),
    /^Entries of -1 points name entry \S+, which the shop does not have\.$/,
  ],
  [
    "a debit that is held back",
    "pending",
    entry(-1, "adjustment", { available: true }),
    /^Entry \S+ takes 1 points, and cannot be held back until/,
  ],
  [
    "an order that lists an entry that is not there",
    "orders",
    setEarned("1", "{entries,0,id}", '"00000000-0000-7000-8000-000000000000"'),
    /^Order \d+ lists entry 0{8}-\S+, which the ledger does not have\.$/,
  ],
  [
    "an order that says that it gave more",
    "orders",
    setEarned("2", "{entries,0,points}", "101"),
    /^Order \d+ says that entry \S+ gave 101 points, the ledger says 100\.$/,
  ],
  [
    "an order whose points another player holds",
    "orders",
    setEarned("2", "{playerId}", '"3"'),
    /^Order \d+ says that player 3 holds its entry \S+, the ledger says 2\.$/,
  ],
  [
    "an order that keeps more than the ledger",
    "remains",
    setEarned("2", "{entries,0,kept}", "99"),
    /^Order \d+ says that 99 points of entry \S+ are kept, the ledger says 70\.$/,
  ],
  [
    "an order that keeps less than the ledger",
    "remains",
    setEarned("2", "{entries,0,kept}", "1"),
    /^Order \d+ says that 1 points of entry \S+ are kept, the ledger says 70\.$/,
  ],
  [
    "a correction that the order knows nothing of",
    "remains",
    `insert into ledger_entries (id, shop, player_id, points, source, entry_key, reverses, occurred_at)
      select gen_random_uuid(), $1, '1', -3, 'refund', 'secret', ${found(earnedByOne)}, now();
      update players set balance = balance - 3 where shop = $1 and player_id = '1'`,
    /^Order \d+ says that 100 points of entry \S+ are kept, the ledger says 97\.$/,
  ],
  [
    "a redemption that cost something else",
    "redemptions",
    "update redemptions set points = 90 where shop = $1 and state = 'ready'",
    /^Redemption \S+ cost 90 points, but its entry took 100\.$/,
  ],
  [
    "a redemption that has failed and kept its points",
    "redemptions",
    "update redemptions set state = 'returned' where shop = $1 and state = 'ready'",
    /^Redemption \S+ has failed, and of its 100 points 0 were given back\.$/,
  ],
  [
    "a redemption that is ready and gave its points back",
    "redemptions",
    "update redemptions set state = 'ready' where shop = $1 and state = 'returned'",
    /^Redemption \S+ is ready, but 100 points were given back\.$/,
  ],
  [
    "a redemption without a voucher",
    "redemptions",
    "delete from inventory_items where shop = $1 and redemption_id is not null and state = 'ready'",
    /^Redemption \S+ has bought nothing\.$/,
  ],
  [
    "a failed redemption whose voucher can be used",
    "redemptions",
    "update inventory_items set state = 'ready' where shop = $1 and redemption_id is not null and state = 'failed'",
    /^Redemption \S+ is returned, but its voucher is ready\.$/,
  ],
  [
    "points that were given back for a perk",
    "redemptions",
    "update inventory_items set kind = 'perk', voucher = null, code = null where shop = $1 and redemption_id is not null and state = 'failed'",
    /^Redemption \S+ is returned, but its perk is failed\.$/,
  ],
  [
    "a debit without a redemption",
    "redemptions",
    entry(-5, "redemption"),
    /^Entry \S+ took 5 points for a redemption that does not exist\.$/,
  ],
];

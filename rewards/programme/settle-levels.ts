// A changed ladder finds its players where they belong: who has reached a level keeps it, wherever it stands now, and what his
// total reaches on the new ladder counts as reached. Nothing is handed out for it. One statement, when a ladder is saved.
import type { ShopId } from "../ids.ts";
import type { Connection } from "../store/transaction.ts";
import type { ShopLevel } from "./ladder.ts";

export async function settleLevels(
  connection: Connection,
  shop: ShopId,
  before: readonly ShopLevel[],
  after: readonly ShopLevel[],
): Promise<void> {
  if (isSameLadder(before, after)) return;
  if (after.length === 0) {
    await connection.query("update players set highest_level = null where shop = $1 and highest_level is not null", [
      shop,
    ]);
    return;
  }
  // A player's row is locked by whoever decides an action of his; what is reckoned from here is then what that has left.
  const next = `greatest(($2::int[])[highest_level + 1],
                         (select count(*) from unnest($3::bigint[]) as target where target <= points_total)::int)`;
  await connection.query(
    `update players set highest_level = ${next}
      where shop = $1 and highest_level is not null and highest_level <> ${next}`,
    [shop, placesAfter(before, after), after.map(({ target }) => target)],
  );
}

const isSameLadder = (before: readonly ShopLevel[], after: readonly ShopLevel[]): boolean =>
  before.length === after.length &&
  before.every(({ id, target }, place) => after[place]?.id === id && after[place]?.target === target);

/** For each place of the old ladder, 0 among them: the highest place on the new one of what had been reached there. */
function placesAfter(before: readonly ShopLevel[], after: readonly ShopLevel[]): number[] {
  const places = new Map(after.map(({ id }, place) => [id, place + 1]));
  let highest = 0;
  return [
    0,
    ...before.map(({ id }) => {
      highest = Math.max(highest, places.get(id) ?? 0);
      return highest;
    }),
  ];
}

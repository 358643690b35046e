// An order that has earned and is another customer's now (a merchant has put it right): what is left of its points goes to
// that customer, by new entries that keep their dates. Badges stay with the one who was seen to earn them.
import type { PlayerId, ShopId } from "../ids.ts";
import { type NewEntry, postEntries } from "../ledger/post.ts";
import { lockPlayers, playerKey } from "../recording/state.ts";
import type { Connection } from "../store/transaction.ts";
import { uuidv7 } from "../store/uuid.ts";
import type { Earned } from "./earned.ts";
import { entriesLeft } from "./entries-left.ts";
import type { FoldedOrder } from "./fold.ts";

/** @returns what the order has earned with its new holder; unchanged when it has not moved. */
export async function followCustomer(connection: Connection, order: FoldedOrder, earned: Earned): Promise<Earned> {
  const { shop, customerId } = order;
  if (customerId === null || customerId === earned.playerId) return earned;
  const players = await lockPlayers(connection, [
    { shop, playerId: earned.playerId },
    { shop, playerId: customerId },
  ]);
  const from = players.get(playerKey(shop, earned.playerId))?.playerId;
  const to = players.get(playerKey(shop, customerId))?.playerId;
  if (from === undefined || to === undefined) throw new Error(`A player of ${shop} was not locked.`);
  // Two names of one player: they were merged.
  if (from === to) return { ...earned, playerId: to };

  const ids = new Map(earned.entries.map((entry) => [entry.id, uuidv7()]));
  await postEntries(connection, await movingEntries(connection, order, { earned, from, to, ids }));
  return {
    ...earned,
    playerId: to,
    revision: earned.revision + 1,
    entries: earned.entries.map((entry) => ({ ...entry, id: ids.get(entry.id) ?? entry.id })),
  };
}

interface Move {
  earned: Earned;
  from: PlayerId;
  to: PlayerId;
  /** New ids by old. */
  ids: ReadonlyMap<string, string>;
}

async function movingEntries(
  connection: Connection,
  { shop, orderId }: FoldedOrder,
  { earned, from, to, ids }: Move,
): Promise<NewEntry[]> {
  const left = await entriesLeft(
    connection,
    earned.entries.map((entry) => ({ shop, entryId: entry.id })),
  );
  const dates = await datesOf(connection, shop, [...ids.keys()]);
  return earned.entries.flatMap(({ id }, place): NewEntry[] => {
    const points = left.get(id) ?? 0;
    const was = dates.get(id);
    if (!was) return [];
    const key = `order/${orderId}/${earned.revision}/${place}`;
    const common = { shop, source: "order_moved", occurredAt: was.occurredAt, availableAt: was.availableAt } as const;
    // The new entry is written even when nothing is left, so that a later correction finds what it names.
    const given = { ...common, id: ids.get(id) ?? uuidv7(), playerId: to, points, entryKey: `${key}/to` };
    if (points === 0) return [given];
    return [{ ...common, playerId: from, points: -points, entryKey: `${key}/from`, reverses: id }, given];
  });
}

async function datesOf(connection: Connection, shop: ShopId, ids: readonly string[]) {
  const { rows } = await connection.query<{ id: string; occurred_at: Date; available_at: Date | null }>(
    "select id, occurred_at, available_at from ledger_entries where shop = $1 and id = any($2::uuid[])",
    [shop, ids],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      { occurredAt: row.occurred_at.getTime(), availableAt: row.available_at?.getTime() ?? null },
    ]),
  );
}

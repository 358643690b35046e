// Points move by new entries: each entry that is still worth something is taken back from the one player, by an entry that
// names it, and given to the other with its own dates, so that points age, and become available, as before.
import { type NewEntry, postEntries } from "../ledger/post.ts";
import type { PlayerInGroup } from "../recording/state.ts";
import type { Connection } from "../store/transaction.ts";
import { uuidv7 } from "../store/uuid.ts";

interface Worth {
  id: string;
  action_id: string | null;
  badge_id: string | null;
  available_at: Date | null;
  occurred_at: Date;
  net: number;
}

/** @returns for each entry that was moved, the one that stands for it now. */
export async function moveLedger(
  connection: Connection,
  from: PlayerInGroup,
  to: PlayerInGroup,
  at: number,
): Promise<ReadonlyMap<string, string>> {
  const worth = await entriesWorthSomething(connection, from);
  const sum = worth.reduce((total, entry) => total + entry.net, 0);
  if (sum !== from.balance) throw new Error(`The ledger says ${sum}, the balance ${from.balance}: nothing is merged.`);
  const newIds = new Map(worth.map((entry) => [entry.id, uuidv7()]));
  await postEntries(
    connection,
    worth.flatMap((entry) => moving(entry, from, to, at, newIds.get(entry.id) ?? uuidv7())),
  );
  return newIds;
}

function moving(entry: Worth, from: PlayerInGroup, to: PlayerInGroup, at: number, newId: string): NewEntry[] {
  const { id, net } = entry;
  const both = { shop: from.shop, source: "merge", actionId: entry.action_id, badgeId: entry.badge_id } as const;
  return [
    { ...both, playerId: from.playerId, points: -net, entryKey: `merge/${id}/from`, occurredAt: at, reverses: id },
    {
      ...both,
      id: newId,
      playerId: to.playerId,
      points: net,
      entryKey: `merge/${id}/to`,
      occurredAt: entry.occurred_at.getTime(),
      availableAt: entry.available_at?.getTime() ?? null,
    },
  ];
}

/**
 * Entries that correct no other one of the same player, with what their corrections have left of them. Together they are
 * the balance, debits that name nothing among them.
 */
async function entriesWorthSomething(connection: Connection, { shop, playerId }: PlayerInGroup): Promise<Worth[]> {
  const { rows } = await connection.query<Worth>(
    `with recursive own as (
       select id, reverses, points from ledger_entries where shop = $1 and player_id = $2),
     rooted as (
       select own.id, own.id as root, own.points from own
        where not exists (select 1 from own as corrected where corrected.id = own.reverses)
       union all
       select own.id, rooted.root, own.points from rooted join own on own.reverses = rooted.id)
     select entry.id, entry.action_id, entry.badge_id, entry.available_at, entry.occurred_at, worth.net::bigint
       from (select root, sum(points) as net from rooted group by root having sum(points) <> 0) as worth
       join ledger_entries as entry on entry.shop = $1 and entry.id = worth.root
      order by entry.recorded_at, entry.id`,
    [shop, playerId],
  );
  return rows;
}

// What came of writing metafields, set down for a whole batch at once. A player who changed again while Shopify was being asked
// stays due: only the row of whoever took it is finished.
import type { PlayerId, ShopId } from "../ids.ts";
import type { Connection } from "../store/transaction.ts";
import type { TakenMetafield } from "./changes.ts";

export type MetafieldOutcome =
  /** Shopify has it. `nextAt`: when it changes by the clock alone. */
  | { kind: "written"; hash: string; digest: string | null; nextAt: Date | null }
  /** What would be written is there already. */
  | { kind: "unchanged"; nextAt: Date | null }
  /** There is no such customer (any more). */
  | { kind: "dropped" }
  /** Somebody has written it meanwhile: what is there is not known, and it is looked at again at once. */
  | { kind: "overtaken" }
  /** Shopify will not have it like this; it is not tried again before it changes. */
  | { kind: "refused"; reason: string }
  /** It is tried again later. `counts`: whether it was a try at all. */
  | { kind: "postponed"; until: Date; counts: boolean; reason: string | null };

export interface SettledMetafield {
  taken: TakenMetafield;
  outcome: MetafieldOutcome;
}

interface Change {
  playerId: PlayerId;
  takenUntil: Date;
  dueAt: Date | null;
  attempts: number;
  hash: string | null;
  digest: string | null;
  reason: string | null;
  isWritten: boolean;
}

export async function settle(
  connection: Connection,
  shop: ShopId,
  settled: readonly SettledMetafield[],
  at: Date,
): Promise<void> {
  const dropped = settled.filter(({ outcome }) => outcome.kind === "dropped").map(({ taken }) => taken.playerId);
  if (dropped.length > 0) {
    await connection.query("delete from storefront_metafields where shop = $1 and player_id = any($2)", [
      shop,
      dropped,
    ]);
  }
  const changes = settled.flatMap((one) => changeOf(one, at)).sort((a, b) => (a.playerId < b.playerId ? -1 : 1));
  if (changes.length > 0) await write(connection, shop, changes, at);
}

function changeOf({ taken, outcome }: SettledMetafield, at: Date): Change[] {
  const { playerId, takenUntil, hash, digest, attempts } = taken;
  const kept = { playerId, takenUntil, dueAt: null, attempts: 0, hash, digest, reason: null, isWritten: false };
  switch (outcome.kind) {
    case "written":
      return [{ ...kept, hash: outcome.hash, digest: outcome.digest, dueAt: outcome.nextAt, isWritten: true }];
    case "unchanged":
      return [{ ...kept, dueAt: outcome.nextAt }];
    case "overtaken":
      return [{ ...kept, hash: null, digest: null, dueAt: at }];
    case "refused":
      return [{ ...kept, reason: outcome.reason }];
    case "postponed":
      return [{ ...kept, dueAt: outcome.until, attempts: attempts + (outcome.counts ? 1 : 0), reason: outcome.reason }];
    case "dropped":
      return [];
  }
}

async function write(connection: Connection, shop: ShopId, changes: readonly Change[], at: Date): Promise<void> {
  await connection.query({
    name: "settle-storefront",
    text: `with settled as (
             select * from unnest($2::text[], $3::timestamptz[], $4::timestamptz[], $5::int[], $6::text[], $7::text[],
                                  $8::text[], $9::boolean[])
                  as given (player_id, taken_until, due_at, attempts, hash, digest, reason, is_written)),
           locked as (
             select player_id from storefront_metafields
              where shop = $1 and player_id = any($2) order by shop, player_id for update)
           update storefront_metafields row
              set due_at = case when row.due_at = settled.taken_until then settled.due_at else row.due_at end,
                  attempts = settled.attempts, hash = settled.hash, digest = settled.digest, reason = settled.reason,
                  written_at = case when settled.is_written then $10 else row.written_at end
             from settled join locked using (player_id)
            where row.shop = $1 and row.player_id = settled.player_id`,
    values: [
      shop,
      changes.map((change) => change.playerId),
      changes.map((change) => change.takenUntil.toISOString()),
      changes.map((change) => change.dueAt?.toISOString() ?? null),
      changes.map((change) => change.attempts),
      changes.map((change) => change.hash),
      changes.map((change) => change.digest),
      changes.map((change) => change.reason),
      changes.map((change) => change.isWritten),
      at,
    ],
  });
}

/**
 * After the programme has changed, players' names of badges and what is next may have: those who have a metafield are looked
 * at, after what is due already. @param from when, so that several saves in a row are one.
 */
export async function playersAreDue(connection: Connection, shop: ShopId, at: Date, from: Date): Promise<void> {
  await connection.query(
    `update storefront_metafields set due_at = $3
      where shop = $1 and player_id <> '' and hash is not null and (due_at is null or due_at > $2)`,
    [shop, at, from],
  );
}

// One batch of a shop's metafields: read from the truth at this moment, compared with what was written last, and set in one call.
import { createHash } from "node:crypto";
import type { Pool } from "pg";
import type { PlayerId, ShopId } from "../../rewards/ids.ts";
import { type TakenMetafield, theProgramme } from "../../rewards/storefront/changes.ts";
import type { MetafieldOutcome, SettledMetafield } from "../../rewards/storefront/outcomes.ts";
import { readPlayers } from "../../rewards/storefront/player.ts";
import { readProgramme } from "../../rewards/storefront/programme.ts";
import type { AdminGraphql } from "../../shopify/operations/call.ts";
import {
  type MetafieldSet,
  type MetafieldToSet,
  readInstallationId,
  setMetafields,
} from "../../shopify/operations/metafields.ts";

interface Wanted {
  taken: TakenMetafield;
  /** Of what is to be shown, without the time at which it was read. */
  hash: string;
  nextAt: Date | null;
  metafield: MetafieldToSet;
}

/** @throws what the Admin API throws; then nothing is known of any of them. */
export async function writeMetafields(
  { pool, graphql }: { pool: Pool; graphql: AdminGraphql },
  shop: ShopId,
  batch: readonly TakenMetafield[],
  at: number,
): Promise<SettledMetafield[]> {
  const ofProgramme = batch.filter(({ playerId }) => playerId === theProgramme);
  const ofPlayers = batch.filter(({ playerId }) => playerId !== theProgramme);
  const wanted = [
    ...(await wantedOfProgramme(pool, graphql, shop, ofProgramme, at)),
    ...(await wantedOfPlayers(pool, shop, ofPlayers, at)),
  ];
  const changed = wanted.filter(({ taken, hash }) => taken.hash !== hash);
  const sets = await setMetafields(
    graphql,
    changed.map(({ metafield }) => metafield),
  );
  const outcomes = new Map<PlayerId, MetafieldOutcome>([
    ...wanted.map(({ taken, nextAt }) => [taken.playerId, { kind: "unchanged", nextAt }] as const),
    ...changed.map((one, place) => [one.taken.playerId, outcomeOf(one, sets[place])] as const),
  ]);
  // Those of whom nothing is wanted are of a shop that has left meanwhile: when it comes back, all of them are due.
  return batch.map((taken) => ({
    taken,
    outcome: outcomes.get(taken.playerId) ?? { kind: "unchanged", nextAt: null },
  }));
}

async function wantedOfPlayers(
  pool: Pool,
  shop: ShopId,
  batch: readonly TakenMetafield[],
  at: number,
): Promise<Wanted[]> {
  if (batch.length === 0) return [];
  const players = await readPlayers(
    pool,
    shop,
    batch.map(({ playerId }) => playerId),
    at,
  );
  return batch.flatMap((taken) => {
    const read = players.get(taken.playerId);
    if (!read) return [];
    const { at: _now, ...shown } = read.shape;
    const ownerId = `gid://shopify/Customer/${taken.playerId}`;
    const metafield = { ownerId, key: "player", value: JSON.stringify(read.shape), compareDigest: taken.digest };
    return [{ taken, hash: hashOf(shown), nextAt: read.changesAt, metafield }];
  });
}

async function wantedOfProgramme(
  pool: Pool,
  graphql: AdminGraphql,
  shop: ShopId,
  [taken]: readonly TakenMetafield[],
  at: number,
): Promise<Wanted[]> {
  const read = taken && (await readProgramme(pool, shop, at));
  if (!read) return [];
  const { at: _now, ...shown } = read.shape;
  // A new version counts as a change even where it is not shown: players' progress may be judged by other rules.
  const hash = hashOf([shown, read.programmeVersion, read.changesAt]);
  const ownerId = taken.hash === hash ? "" : await readInstallationId(graphql);
  const app = { namespace: "encore", key: "programme" };
  const metafield = { ownerId, ...app, value: JSON.stringify(read.shape), compareDigest: taken.digest };
  return [{ taken, hash, nextAt: read.changesAt, metafield }];
}

function outcomeOf({ hash, nextAt }: Wanted, set: MetafieldSet | undefined): MetafieldOutcome {
  switch (set?.kind) {
    case "set":
      return { kind: "written", hash, digest: set.digest, nextAt };
    case "no_owner":
      return { kind: "dropped" };
    case "overtaken":
      return { kind: "overtaken" };
    case "refused":
      return { kind: "refused", reason: set.reason };
    case undefined:
      throw new Error("Shopify's answer left a metafield out.");
  }
}

const hashOf = (shown: unknown): string => createHash("sha256").update(JSON.stringify(shown)).digest("base64url");

// Takes away the points of a shop whose time is over. Each lot gets an entry of its own that names it, so that a later refund
// of its order never takes more than is left. Safe to repeat and to break off: what has expired is nothing the next time.
import type { Pool } from "pg";
import type { PlayerId, ShopId } from "../ids.ts";
import { postEntries } from "../ledger/post.ts";
import { announce } from "../notices/announce.ts";
import type { Notice } from "../notices/notice.ts";
import { holdPlayers } from "../players/hold.ts";
import { inTransaction } from "../store/transaction.ts";
import { type Lot, type LotsWanted, lotsLeft } from "./lots.ts";
import { playersWithPoints } from "./players.ts";

export interface Expiring {
  shop: ShopId;
  /** What was earned before this moment has expired, Unix ms. */
  earnedBefore: number;
  /** Now, Unix ms. */
  at: number;
  /** The day on which the points expired, in the shop's time zone: 2026-03-01. */
  expiredOn: string;
  signal?: AbortSignal;
}

export interface Expired {
  players: number;
  points: number;
}

export async function expireShopPoints(pool: Pool, expiring: Expiring): Promise<Expired> {
  const expired: Expired = { players: 0, points: 0 };
  for await (const players of playersWithPoints(pool, expiring.shop, expiring.signal)) {
    const lots = await lotsLeft(pool, wantedOf(expiring, players));
    // Most players have nothing to lose on most days; only those who have are locked, and looked at again.
    const affected = [...new Set(lots.map((lot) => lot.playerId))];
    const some = affected.length === 0 ? noneExpired : await expireOf(pool, expiring, affected);
    expired.players += some.players;
    expired.points += some.points;
  }
  return expired;
}

const noneExpired: Expired = { players: 0, points: 0 };

const wantedOf = ({ shop, earnedBefore, at }: Expiring, players: readonly PlayerId[]): LotsWanted => ({
  shop,
  players,
  earnedBefore,
  availableBy: at,
});

async function expireOf(pool: Pool, expiring: Expiring, players: readonly PlayerId[]): Promise<Expired> {
  return inTransaction(pool, async (connection) => {
    const held = await holdPlayers(connection, expiring.shop, players, { create: false });
    const present = [...new Set([...held.values()].map((player) => player.playerId))];
    const lots = await lotsLeft(connection, wantedOf(expiring, present));
    const posted = await postEntries(
      connection,
      lots.map((lot) => ({
        shop: expiring.shop,
        playerId: lot.playerId,
        points: -lot.points,
        source: "expiry",
        entryKey: entryKeyOf(lot),
        occurredAt: expiring.at,
        reverses: lot.id,
      })),
    );
    if (posted.length !== lots.length) throw new Error(`Points of ${expiring.shop} were to expire twice.`);
    const byPlayer = Map.groupBy(lots, (lot) => lot.playerId);
    await announce(
      connection,
      [...byPlayer.values()].map((lotsOfPlayer) => noticeOf(expiring, lotsOfPlayer)),
    );
    return { players: byPlayer.size, points: sum(lots) };
  });
}

/** The player is held, so that nobody else can write the same n-th expiry. */
const entryKeyOf = (lot: Lot) => `expiry/${lot.id}/${lot.expiries + 1}`;

const sum = (lots: readonly Lot[]) => lots.reduce((total, lot) => total + lot.points, 0);

function noticeOf({ shop, at, expiredOn }: Expiring, lots: readonly Lot[]): Notice {
  const [first] = lots;
  if (!first) throw new Error("A player without lots was to be told of them.");
  return {
    shop,
    playerId: first.playerId,
    occurredAt: at,
    key: entryKeyOf(first),
    topic: "points_expired",
    about: { points: sum(lots), expiredOn },
  };
}

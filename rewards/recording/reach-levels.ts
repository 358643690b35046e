// Points that no action has earned, given by hand or imported, lead to levels like all others: at once, in the transaction
// that posts them, once for each level, with what it hands out. A level that was reached stays, also when they are taken back.
import { climbBy } from "../engine/index.ts";
import type { PlayerId, ShopId } from "../ids.ts";
import { noticesOfDecision } from "../notices/of-decision.ts";
import { levelOf } from "../programme/ladder.ts";
import { loadProgrammes, type ShopProgramme } from "../programme/load.ts";
import type { Connection } from "../store/transaction.ts";
import { addInventory, type Effects, noEffects, reachedLevels } from "./effects.ts";
import { lockStock, type Stock } from "./stock.ts";
import { writeEffects } from "./write.ts";

/** A player as he was when he was locked, and the points that have been posted to him since. */
export interface Gain {
  playerId: PlayerId;
  pointsTotal: number;
  highestLevel: number | null;
  /** Below zero: taken. */
  points: number;
  /** The entry, or whatever has led to the level and does so once. */
  causeId: string;
  /** That receivers of notices know it by. */
  referenceId: string;
  /** Unix milliseconds. */
  at: number;
}

/** Each player once. A shop without levels pays one look at its programme. */
export async function reachLevels(connection: Connection, shop: ShopId, gains: readonly Gain[]): Promise<void> {
  if (gains.length === 0) return;
  // Read after the players were locked: whoever changes the ladder from now on waits for them, and moves their places.
  const programme = (await loadProgrammes(connection, [shop])).get(shop);
  if (!programme || programme.levels.length === 0) return;
  const stock = await lockStock(connection, [programme]);
  const effects = noEffects();
  const places = gains.map((gain) => ({ ...gain, highest: climb(programme, gain, { stock, effects }) }));
  await stock.write(connection);
  await writeEffects(connection, effects);
  await writePlaces(connection, shop, places);
}

/** @returns the player's place on the ladder from now on. */
function climb(programme: ShopProgramme, gain: Gain, { stock, effects }: { stock: Stock; effects: Effects }): number {
  const { shop, levels: ladder, compiled } = programme;
  const { playerId, pointsTotal, highestLevel, points, causeId, referenceId, at: occurredAt } = gain;
  const before = levelOf(ladder, gain);
  const climber = {
    badges: new Map(),
    actions: new Map(),
    pointsTotal,
    ...(highestLevel !== null && { highestLevel }),
  };
  const reached = climbBy(compiled, climber, points, stock.left(shop));
  stock.take(shop, { awards: [], levels: reached });
  const levels = reachedLevels(reached, programme);
  for (const { id: levelId, deliverables } of levels) {
    addInventory({ shop, playerId, occurredAt }, { awardId: null, levelId, deliverables }, effects);
  }
  if (programme.hasEndpoints) {
    const what = { awards: [], deliverables: [], levels };
    effects.notices.push(...noticesOfDecision({ shop, playerId, referenceId, occurredAt }, causeId, what));
  }
  return Math.max(before, reached.at(-1)?.level ?? 0);
}

async function writePlaces(
  connection: Connection,
  shop: ShopId,
  places: readonly { playerId: PlayerId; highest: number }[],
): Promise<void> {
  await connection.query({
    name: "write-places",
    text: `update players set highest_level = reached.place
             from unnest($2::text[], $3::int[]) as reached (player_id, place)
            where players.shop = $1 and players.player_id = reached.player_id
              and players.highest_level is distinct from reached.place`,
    values: [shop, places.map(({ playerId }) => playerId), places.map(({ highest }) => highest)],
  });
}

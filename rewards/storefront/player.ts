// A player as the storefront tells it: what he has, how far the next badges are, what his latest orders have earned.
import { type BadgeDefinition, type BadgeState, progressOf } from "../engine/index.ts";
import type { PlayerId, ShopId } from "../ids.ts";
import { type Climber, levelOf, type ShopLevel } from "../programme/ladder.ts";
import { loadProgrammes, type ShopProgramme } from "../programme/load.ts";
import type { Connection } from "../store/transaction.ts";
import { fitting, pictureOf, shortText } from "./bound.ts";
import { instantText, measured } from "./measure.ts";
import { type PlayerFacts, readPlayerFacts } from "./player-facts.ts";
import { most, mostPlayerBytes, type PlayerShape, shapeVersion } from "./shapes.ts";

export interface ReadPlayer {
  shape: PlayerShape;
  /** When the shape changes by the clock alone: pending points that can be spent, a voucher that ends. */
  changesAt: Date | null;
}

const longestName = 80;
/** Content is read where it is shown. */
const longestText = 1_000;

/** Everybody who was asked for is answered: who has done nothing yet has nothing. Empty for a shop that is not installed. */
export async function readPlayers(
  connection: Connection,
  shop: ShopId,
  playerIds: readonly PlayerId[],
  at: number,
): Promise<ReadonlyMap<PlayerId, ReadPlayer>> {
  const programme = (await loadProgrammes(connection, [shop])).get(shop);
  if (!programme) return new Map();
  const facts = await readPlayerFacts(connection, shop, playerIds, at);
  return new Map([...facts].map(([playerId, known]) => [playerId, playerOf(programme, known, at)]));
}

function playerOf(programme: ShopProgramme, facts: PlayerFacts, at: number): ReadPlayer {
  const { points } = facts;
  const badges = earnedBadges(facts);
  const progress = openBadges(programme, facts.badgeStates, at);
  const shape: PlayerShape = {
    version: shapeVersion,
    at: instantText(at),
    pointsName: programme.settings.pointsName,
    paused: programme.settings.paused,
    points: points?.balance ?? 0,
    spendable: Math.max(0, points?.spendable ?? 0),
    pending: Math.max(0, points?.pending ?? 0),
    ...levelShape(programme.levels, points ?? { pointsTotal: 0, highestLevel: null }),
    badges: badges.slice(0, most.badges),
    badgesTotal: badges.length,
    progress: progress.slice(0, most.progress),
    progressTotal: progress.length,
    vouchers: facts.vouchers.map(({ id, label, code, state, expiresAt }) => ({
      id,
      label: shortText(label, longestName),
      code: state === "ready" ? code : null,
      state,
      ends: expiresAt && instantText(expiresAt),
    })),
    vouchersTotal: facts.vouchersTotal,
    ...perksShape(facts),
    orders: facts.orders.map(({ id, points: kept, badges: names }) => ({
      id,
      points: kept,
      badges: names.slice(0, most.badgesOfOrder).map((name) => shortText(name, longestName)),
    })),
  };
  return { shape: fitted(shape), changesAt: nextChange(facts) };
}

/** Texts make content the largest, so that it is cut first. */
function fitted({ perks, ...shape }: PlayerShape): PlayerShape {
  if (!perks) return fitting(shape, ["badges", "progress", "vouchers"], mostPlayerBytes);
  return fitting({ ...shape, perks }, ["badges", "progress", "vouchers", "perks"], mostPlayerBytes);
}

function perksShape({ perks, perksTotal }: PlayerFacts): Pick<PlayerShape, "perks" | "perksTotal"> {
  if (perksTotal === 0) return {};
  const shown = perks.map(({ id, kind, label, description }) => ({
    id,
    kind,
    label: shortText(label, longestName),
    text: description === null ? null : shortText(description, longestText),
  }));
  return { perks: shown, perksTotal };
}

function levelShape(levels: readonly ShopLevel[], climber: Climber): Pick<PlayerShape, "level"> {
  if (levels.length === 0) return {};
  const reached = levelOf(levels, climber);
  const [current, next] = [levels[reached - 1], levels[reached]];
  return {
    level: {
      name: current ? shortText(current.name, longestName) : null,
      total: climber.pointsTotal,
      next: next ? { name: shortText(next.name, longestName), target: next.target } : null,
    },
  };
}

/** The latest first. */
function earnedBadges({ earnedBadges: earned, badgeStates }: PlayerFacts): PlayerShape["badges"] {
  return earned
    .map(({ id, name, imageName, imageUrl }) => {
      const { timesEarned = 1, lastEarnedAt = null } = badgeStates.get(id) ?? {};
      const shown = { id, name: shortText(name, longestName), icon: icon(imageName), ...pictureOf(imageUrl) };
      return { ...shown, count: timesEarned, lastEarnedAt };
    })
    .sort((left, right) => (right.lastEarnedAt ?? 0) - (left.lastEarnedAt ?? 0) || (left.id < right.id ? -1 : 1))
    .map(({ lastEarnedAt, ...badge }) => ({ ...badge, last: instantText(lastEarnedAt ?? 0) }));
}

/** The nearest first, and of equals the programme's first. What cannot be earned at this moment is left out. */
function openBadges(
  programme: ShopProgramme,
  states: ReadonlyMap<string, BadgeState>,
  at: number,
): PlayerShape["progress"] {
  return [...programme.badges.values()]
    .flatMap(({ definition }) => {
      const { id, name, imageName = null } = definition;
      const state = states.get(id);
      if (!isShown(definition, at) || (state?.timesEarned ?? 0) >= mostTimes(definition)) return [];
      const progress = progressOf(programme.compiled, id, state, at);
      if (!progress) return [];
      const shown = {
        id,
        name: shortText(name, longestName),
        icon: icon(imageName),
        ...pictureOf(definition.imageUrl),
      };
      return [{ ...shown, ...measured(programme, id, progress) }];
    })
    .sort((left, right) => right.current * left.target - left.current * right.target);
}

function isShown({ visible = true, paused = false, startsAt, endsAt }: BadgeDefinition, at: number): boolean {
  return visible && !paused && (startsAt ?? at) <= at && at < (endsAt ?? Number.POSITIVE_INFINITY);
}

/** How often one player can earn it; of a Ranked badge: its levels. */
function mostTimes({ type, levels = [], maximumPerPlayer = Number.POSITIVE_INFINITY }: BadgeDefinition): number {
  switch (type) {
    case "OneTimeOnly":
      return 1;
    case "Repeatable":
      return maximumPerPlayer;
    case "Ranked":
      return levels.length;
  }
}

const icon = (imageName: string | null) => (imageName === null ? null : shortText(imageName, longestName));

function nextChange({ points, vouchers }: PlayerFacts): Date | null {
  const moments = [points?.nextAvailableAt ?? null, ...vouchers.map(({ expiresAt }) => expiresAt)];
  const times = moments.flatMap((moment) => (moment ? [moment.getTime()] : []));
  return times.length === 0 ? null : new Date(Math.min(...times));
}

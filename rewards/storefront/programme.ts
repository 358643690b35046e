// The programme as the storefront tells it: what a purchase earns, which badges there are, what points can be spent on.
import { listRewards, type RedeemableReward } from "../catalogue/rewards.ts";
import { progressOf } from "../engine/index.ts";
import type { ShopId } from "../ids.ts";
import { loadProgrammes, type ShopProgramme } from "../programme/load.ts";
import type { Connection } from "../store/transaction.ts";
import { fitting, pictureOf, shortText } from "./bound.ts";
import { hundredths, instantText, measured } from "./measure.ts";
import { most, mostProgrammeBytes, type ProgrammeShape, shapeVersion } from "./shapes.ts";

const longest = { name: 80, description: 160 };

export interface ReadProgramme {
  shape: ProgrammeShape;
  /** Goes up with every change of a badge or a setting, also where the shape does not show it. */
  programmeVersion: number;
  /** When a badge begins or ends next. */
  changesAt: Date | null;
}

/** Null for a shop that is not installed. @param at Unix milliseconds. */
export async function readProgramme(connection: Connection, shop: ShopId, at: number): Promise<ReadProgramme | null> {
  const programme = (await loadProgrammes(connection, [shop])).get(shop);
  if (!programme) return null;
  const rewards = (await listRewards(connection, shop)).filter(({ left }) => left !== 0);
  const badges = shownBadges(programme, at);
  const { settings, currency, currencyExponent } = programme;
  const shape: ProgrammeShape = {
    version: shapeVersion,
    at: instantText(at),
    currency,
    pointsName: settings.pointsName,
    earning: {
      pointsPerUnit: settings.paused ? 0 : settings.pointsPerUnit,
      rounding: { nearest: 50, down: 0, up: 99 }[settings.rounding],
      maximum: settings.maximumPointsPerOrder,
      basis: settings.basis,
      giftCardsEarn: settings.giftCardsEarn,
      minimum: hundredths(settings.minimumAmountMinor, currencyExponent),
      pendingDays: settings.pendingDays,
    },
    badges: badges.slice(0, most.programmeBadges),
    badgesTotal: badges.length,
    rewards: rewards.slice(0, most.rewards).map(shownReward),
    rewardsTotal: rewards.length,
  };
  return {
    shape: fitting(shape, ["badges", "rewards"], mostProgrammeBytes),
    programmeVersion: programme.version,
    changesAt: nextChange(programme, at),
  };
}

/** What content says is what is sold: only who has it reads it. */
const shownReward = ({ id, kind, name, description, price }: RedeemableReward): ProgrammeShape["rewards"][number] => ({
  id,
  name: shortText(name, longest.name),
  price,
  ...(kind === "perk" && description !== null && { description: shortText(description, longest.description) }),
});

function nextChange({ badges }: ShopProgramme, at: number): Date | null {
  const moments = [...badges.values()].flatMap(({ definition: { startsAt = 0, endsAt = 0 } }) => [startsAt, endsAt]);
  const next = Math.min(...moments.filter((moment) => moment > at));
  return Number.isFinite(next) ? new Date(next) : null;
}

/** What is paused, over, or a trigger is not shown; what has yet to begin is, with its day. */
function shownBadges(programme: ShopProgramme, at: number): ProgrammeShape["badges"] {
  return [...programme.badges.values()].flatMap(({ definition }) => {
    const { id, name, description = "", imageName = null, type, visible = true, paused = false } = definition;
    if (!visible || paused || (definition.endsAt ?? Number.POSITIVE_INFINITY) <= at) return [];
    const start = progressOf(programme.compiled, id, undefined, at);
    if (!start) return [];
    const { target, unit } = measured(programme, id, start);
    return [
      {
        id,
        name: shortText(name, longest.name),
        description: shortText(description, longest.description),
        icon: imageName === null ? null : shortText(imageName, longest.name),
        ...pictureOf(definition.imageUrl),
        type,
        points: type === "Ranked" ? (definition.levels?.[0]?.points ?? 0) : definition.points,
        target,
        unit,
        starts: definition.startsAt === undefined ? null : instantText(definition.startsAt),
        ends: definition.endsAt === undefined ? null : instantText(definition.endsAt),
      },
    ];
  });
}

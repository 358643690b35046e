// What actions earn by themselves, in the engine's words: purchases by their amount, and every name that has a rule of its own.
import type { ActionRule } from "../engine/index.ts";
import type { ShopSettings } from "./settings.ts";

type OwnRule = ShopSettings["actionRules"][number];

const minuteMs = 60_000;

export const ownRule = ({ action, points, gapMinutes, maximumPerAction, maximumPerDay }: OwnRule): ActionRule => ({
  action,
  points,
  ...(gapMinutes !== null && { pointGapMs: gapMinutes * minuteMs }),
  ...(maximumPerAction !== null && { maximumPerAction }),
  ...(maximumPerDay !== null && { maximumPerDay }),
});

/** One for each name; a purchase has what its amount earns and what its own rule says besides. */
export function rulesOf(settings: ShopSettings): ActionRule[] {
  const { pointsPerUnit: points, rounding, maximumPointsPerOrder, actionRules } = settings;
  const own = actionRules.map(ownRule);
  const purchase: ActionRule = {
    ...own.find(({ action }) => action === "purchase"),
    action: "purchase",
    pointsPerUnit: { detail: "amount", points, rounding },
    ...(maximumPointsPerOrder !== null && { maximumPerAction: maximumPointsPerOrder }),
  };
  return [purchase, ...own.filter(({ action }) => action !== "purchase")];
}

/** Whether something of each player must be known, and kept, to decide by it. */
export const isRemembered = ({ pointGapMs, maximumPerDay }: ActionRule): boolean =>
  pointGapMs !== undefined || maximumPerDay !== undefined;

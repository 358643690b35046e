// What keeps a badge from counting an action that its filter matched, in the order in which a merchant would ask:
// is it paused, is it the time, is there anything left to earn, is the player allowed to.
import type { BadgeState, Evaluation } from "../types.ts";
import type { CompiledBadge } from "./compiled.ts";
import type { Turn } from "./draft.ts";

export function obstacle(badge: CompiledBadge, state: BadgeState | undefined, turn: Turn): Evaluation | undefined {
  return untimely(badge, turn.action.at) ?? exhausted(badge, state, turn) ?? withheld(badge, state, turn);
}

/** Depends on the badge and the time alone. */
export function untimely({ definition }: CompiledBadge, at: number): Evaluation | undefined {
  const { id, startsAt, endsAt } = definition;
  if (definition.paused === true) return { badgeId: id, outcome: "paused" };
  if ((startsAt === undefined || at >= startsAt) && (endsAt === undefined || at < endsAt)) return undefined;
  return { badgeId: id, outcome: "not_active", startsAt: startsAt ?? null, endsAt: endsAt ?? null };
}

/** Whether the player has had all that the badge can give him, or everybody together has. */
export function exhausted(
  badge: CompiledBadge,
  state: BadgeState | undefined,
  turn: Pick<Turn, "inputs">,
): Evaluation | undefined {
  const { id, type, maximumPerPlayer } = badge.definition;
  const timesEarned = state?.timesEarned ?? 0;
  if (type === "OneTimeOnly" && timesEarned > 0) return { badgeId: id, outcome: "already_earned" };
  if (type === "Ranked" && timesEarned >= badge.levels.length) return { badgeId: id, outcome: "already_earned" };
  if (maximumPerPlayer !== undefined && type === "Repeatable" && timesEarned >= maximumPerPlayer)
    return { badgeId: id, outcome: "maximum_reached", maximum: maximumPerPlayer };
  return badgesLeft(badge, turn) > 0 ? undefined : { badgeId: id, outcome: "sold_out" };
}

export function badgesLeft({ definition }: CompiledBadge, { inputs }: Pick<Turn, "inputs">): number {
  if (definition.quantity === undefined) return Number.POSITIVE_INFINITY;
  return inputs.badgesLeft?.get(definition.id) ?? definition.quantity;
}

function withheld({ definition }: CompiledBadge, state: BadgeState | undefined, turn: Turn): Evaluation | undefined {
  const { id, type, prerequisites, coolDownMs } = definition;
  if (prerequisites.length > 0) {
    const missing = prerequisites.filter((required) => (turn.player.badges.get(required)?.timesEarned ?? 0) === 0);
    if (missing.length > 0) return { badgeId: id, outcome: "prerequisite_missing", missing };
  }
  const last = state?.lastEarnedAt ?? null;
  if (coolDownMs === undefined || type !== "Repeatable" || last === null) return undefined;
  // A late action may lie before the last award: it must keep the same distance.
  if (Math.abs(turn.action.at - last) >= coolDownMs) return undefined;
  return { badgeId: id, outcome: "cooling_down", until: last + coolDownMs };
}

// The engine's contract with the code that records: an action and a player's state go in, a decision comes out.
// Everything here is plain data, so that a decision can be stored, compared and replayed.
import type { Deliverable, LevelDefinition } from "./programme-types.ts";

export type * from "./programme-types.ts";

/** A value of one detail of an action. Money is an integer in minor units of the programme's currency; a date is Unix ms. */
export type DetailValue = number | string | boolean | readonly string[];

export type Details = Readonly<Record<string, DetailValue>>;

/** Something a player did. `at` is Unix milliseconds: the engine never reads a clock. */
export interface Action {
  name: string;
  referenceId: string;
  at: number;
  /** Scales the action's own points (not a badge's), exactly as its decimal digits say. Default 1. */
  multiplier?: number;
  details: Details;
  /** Line items, for item-level filters. Money in minor units here too. */
  items?: readonly Details[];
}

/** What is remembered of a player for one badge. `challenges` is the engine's own, stored as it is (plain JSON). */
export interface BadgeState {
  /** How often earned; for a Ranked badge the level reached. */
  timesEarned: number;
  lastEarnedAt: number | null;
  /** Integers. Of several challenges: the one that is furthest from its target. Money in minor units. */
  current: number;
  target: number;
  challenges: unknown;
}

/** What is remembered of a player for one action name, only where a point gap or a daily cap needs it. Plain JSON. */
export interface ActionState {
  lastPointsAt: number | null;
  /** Pairs of day number (shop's time zone, days since 1970-01-01) and points earned on it, newest last. */
  days: readonly (readonly [day: number, points: number])[];
}

/** `badges` holds only badges that something has happened to. */
export interface PlayerState {
  badges: ReadonlyMap<string, BadgeState>;
  actions?: ReadonlyMap<string, ActionState>;
  /** Points before this action, for the ladder of levels. Default 0. */
  pointsTotal?: number;
  /** The highest level that the player has reached so far, so that none is handed out twice. */
  highestLevel?: number;
}

/** What a decision depends on besides programme, player and action. All of it is input, so that it can be replayed. */
export interface EvaluationInputs {
  /** Decides randomised prizes. Store it with the action. Default: the action's referenceId, which a sender can choose. */
  seed?: string;
  /** What is left of badges that have a `quantity`, by badge id. One that is not named still has its whole quantity. */
  badgesLeft?: ReadonlyMap<string, number>;
  /** What is left of deliverables that have a `quantity`, by deliverable id. */
  deliverablesLeft?: ReadonlyMap<string, number>;
  /**
   * "all" (default): an evaluation for every badge of the action's name. "matched": only for badges whose filter
   * matched; the rest depends on nothing but programme and action, and `explain` works it out again on demand.
   */
  evaluations?: "all" | "matched";
}

/** Points with where they come from: the action itself, or a badge. Never zero. */
export type PointLine = { source: "action"; points: number } | { source: "badge"; badgeId: string; points: number };

export interface Award {
  badgeId: string;
  /** 1 for the first time this player earns it, 2 for the second... For a Ranked badge: the level, from 1. */
  occurrence: number;
  points: number;
  /** What this award hands out: after the draw, and without what is out of stock. */
  deliverables: readonly Deliverable[];
}

export interface ChallengeProgress {
  current: number;
  target: number;
}

/** Why a comparison did not hold. Money is in major units as text ("149.99"), as a merchant reads it. */
export interface FailedComparison {
  detail: string;
  operator: string;
  expected: unknown;
  actual: unknown;
  /** `missing`: the action does not carry the detail. `unreadable`: it is of another type. `excluded`: a `none` matched. */
  reason?: "missing" | "unreadable" | "excluded";
}

/** Why a badge was earned or not by this action. Compact: it is stored with every action. */
export type Evaluation = { badgeId: string } & (
  | { outcome: "earned"; occurrence: number }
  | { outcome: "progressed"; current: number; target: number; challenges?: readonly ChallengeProgress[] }
  /** The filter matched, but no challenge counts this action: outside its dates, or a value that was seen before. */
  | { outcome: "not_counted"; current: number; target: number }
  | { outcome: "not_matched"; failed: FailedComparison }
  | { outcome: "already_earned" }
  | { outcome: "maximum_reached"; maximum: number }
  | { outcome: "cooling_down"; until: number }
  | { outcome: "sold_out" }
  | { outcome: "prerequisite_missing"; missing: readonly string[] }
  | { outcome: "not_active"; startsAt: number | null; endsAt: number | null }
  | { outcome: "paused" }
  /** The badge's definition has a mistake that `checkProgramme` names; nothing can count for it. */
  | { outcome: "refused"; sentence: string }
  /** Only from `explain`: the filter matches, but nothing was stored about this badge with the action. */
  | { outcome: "not_recorded" }
);

export interface Decision {
  programmeVersion: number;
  /** The sum of `points`. */
  earnedPoints: number;
  points: readonly PointLine[];
  awards: readonly Award[];
  /** Only badges whose state changed. */
  badgeStates: ReadonlyMap<string, BadgeState>;
  /** Only action names whose state changed: at most this action's own. */
  actionStates: ReadonlyMap<string, ActionState>;
  /** What the action hands out by itself, without any badge. */
  deliverables: readonly Deliverable[];
  /** Levels of total points that this action reached, lowest first. */
  levels: readonly LevelDefinition[];
  /** In the programme's order. */
  evaluations: readonly Evaluation[];
}

/** A mistake (refused) or a doubt (allowed): which field, as a dotted path, and one sentence for the merchant. */
export interface Finding {
  path: string;
  sentence: string;
}

// The engine's contract: what a programme, a player's state, an action and a decision are.
// Everything here is plain data, so that a decision can be stored, compared and replayed.

/** A value of one detail of an action. Money is an integer in minor units of the programme's currency. */
export type DetailValue = number | string | boolean | readonly string[];

/** Something a player did. `at` is Unix milliseconds: the engine never reads a clock. */
export interface Action {
  name: string;
  referenceId: string;
  at: number;
  /** Scales the action's own points (not a badge's). Default 1. */
  multiplier?: number;
  details: Readonly<Record<string, DetailValue>>;
}

/** What an order or an integrator's action earns by itself, besides badges. */
export interface ActionRule {
  action: string;
  /** Fixed points for each action of this name. */
  points?: number;
  /** Points for each whole unit of currency of `detail` (money), rounded half up. */
  pointsPerUnit?: { detail: string; points: number };
}

export type FilterNode =
  | { all: readonly FilterNode[] }
  | { any: readonly FilterNode[] }
  | { none: readonly FilterNode[] }
  | Comparison;

/** Money values are written in major units as a merchant types them ("500" or 499.99). */
export interface Comparison {
  detail: string;
  operator: string;
  value: string | number | boolean | readonly (string | number)[];
}

export type Challenge = { kind: "several_times"; times: number };

export type BadgeType = "OneTimeOnly" | "Repeatable";

export interface Deliverable {
  id: string;
  kind: "Prize" | "Content" | "Notification";
  label: string;
  imageName?: string;
  /** For a Prize that is a voucher: which discount to create. */
  voucher?: { discount: "free_shipping"; validDays?: number };
}

export interface BadgeDefinition {
  id: string;
  name: string;
  description?: string;
  type: BadgeType;
  points: number;
  action: string;
  filter?: FilterNode;
  /** All of them must hold. An empty list means: once. */
  challenges: readonly Challenge[];
  deliverables: readonly Deliverable[];
  /** Badges that the player must have earned before. */
  prerequisites: readonly string[];
  /** Unix milliseconds; an action counts when startsAt <= at < endsAt. */
  startsAt?: number;
  endsAt?: number;
}

export interface Programme {
  version: number;
  /** Digits after the point of the shop's currency: 2 for USD, 0 for JPY, 3 for KWD. */
  currencyExponent: number;
  timeZone: string;
  actions: readonly ActionRule[];
  badges: readonly BadgeDefinition[];
}

/** What is remembered of a player for one badge. `challenges` is the engine's own, stored as it is. */
export interface BadgeState {
  timesEarned: number;
  lastEarnedAt: number | null;
  current: number;
  target: number;
  challenges: unknown;
}

/** `badges` holds only badges that something has happened to. */
export interface PlayerState {
  badges: ReadonlyMap<string, BadgeState>;
}

/** Points with where they come from: the action itself, or a badge. */
export type PointLine = { source: "action"; points: number } | { source: "badge"; badgeId: string; points: number };

export interface Award {
  badgeId: string;
  /** 1 for the first time this player earns it, 2 for the second... */
  occurrence: number;
  points: number;
  deliverables: readonly Deliverable[];
}

/** Why a badge was earned or not by this action. Compact: it is stored with every action. */
export type Evaluation = { badgeId: string } & (
  | { outcome: "earned"; occurrence: number }
  | { outcome: "progressed"; current: number; target: number }
  | { outcome: "not_matched"; failed: { detail: string; operator: string; expected: unknown; actual: unknown } }
  | { outcome: "already_earned" }
  | { outcome: "prerequisite_missing"; missing: readonly string[] }
  | { outcome: "not_active"; startsAt: number | null; endsAt: number | null }
);

export interface Decision {
  programmeVersion: number;
  /** The sum of `points`. */
  earnedPoints: number;
  points: readonly PointLine[];
  awards: readonly Award[];
  /** Only badges whose state changed. */
  badgeStates: ReadonlyMap<string, BadgeState>;
  /** One for every badge of this action's name. */
  evaluations: readonly Evaluation[];
}

// The merchant's side of the contract: what a programme is. Plain data that survives JSON, written in major units of
// money ("500", 499.99) as a merchant types them; `compile` turns it into integers once.

export type DetailKind = "number" | "money" | "text" | "list" | "boolean" | "date";

/** What a detail of an action holds. Purchase details are declared by the engine itself (`details/declared.ts`). */
export interface DetailDeclaration {
  kind: DetailKind;
  label?: string;
}

export type Rounding = "nearest" | "down" | "up";

/** What an order or an integrator's action earns by itself, besides badges. */
export interface ActionRule {
  action: string;
  /** Fixed points for each action of this name. */
  points?: number;
  /**
   * `points` for each `unit` of currency (default 1) of the money detail `detail`, less the money details in `less`.
   * Worked out exactly together with the fixed points and the multiplier, and rounded once (default: half up).
   */
  pointsPerUnit?: {
    detail: string;
    points: number | string;
    unit?: number | string;
    less?: readonly string[];
    rounding?: Rounding;
  };
  /** The least time between two actions that earn points; one that comes sooner earns none. Badges are not affected. */
  pointGapMs?: number;
  /** The most points that one action (one order) earns by itself. */
  maximumPerAction?: number;
  /** The most points that actions of this name earn a player on one day of the shop's time zone. */
  maximumPerDay?: number;
  /** Handed out whenever the action earns its points (so not inside the point gap). */
  deliverables?: readonly Deliverable[];
}

export type FilterNode =
  | { all: readonly FilterNode[] }
  | { any: readonly FilterNode[] }
  | { none: readonly FilterNode[] }
  /** At least one item fits the filter, whose details are those of an item. */
  | { anyItem: FilterNode }
  /** There are items, and every one of them fits. */
  | { everyItem: FilterNode }
  | { sumOfItems: ItemSum }
  | { countOfItems: ItemCount }
  | Comparison;

export type ComparisonValue = string | number | boolean | readonly (string | number)[];

/** Money values are written in major units as a merchant types them ("500" or 499.99). */
export interface Comparison {
  detail: string;
  operator: string;
  value: ComparisonValue;
}

/** Quantities of the items that fit `where`, added up and compared (an item without quantity counts once). */
export interface ItemCount {
  where?: FilterNode;
  operator: string;
  value: ComparisonValue;
}

/** A number or money detail of the items that fit `where`, added up and compared. */
export interface ItemSum extends ItemCount {
  detail: string;
}

export type StreakUnit = "days" | "weeks" | "months";

export type Challenge =
  | { kind: "several_times"; times: number }
  /** With `items`, `detail` is a detail of the items, and only those that fit the filter add up. */
  | { kind: "sum"; detail: string; target: number | string; items?: FilterNode }
  /** `times` actions, the last less than `days` x 24 hours after the first. */
  | { kind: "in_time_period"; times: number; days: number }
  /** `times` actions with from <= at < until (Unix milliseconds). */
  | { kind: "for_time_period"; times: number; from: number; until: number }
  /** At least one action in each of `periods` consecutive days, weeks (from Monday) or months of the shop's time zone. */
  | { kind: "streak"; periods: number; unit: StreakUnit }
  /** `count` different values of a detail, or each value of `each`. Exactly one of the two is given. */
  | { kind: "distinct"; detail: string; count?: number; each?: readonly string[] };

export type BadgeType = "OneTimeOnly" | "Repeatable" | "Ranked";

/** A discount for one order. Amounts are decimal text in major units of the shop's currency ("5.00"). */
export type Voucher = VoucherTerms &
  (
    | { discount: "free_shipping" }
    /** Of the order; more than 0, at most 100, with two digits after the point at most. */
    | { discount: "percentage"; percent: number }
    | { discount: "fixed"; amount: string }
  );

export interface VoucherTerms {
  /** Days that it can be used; for ever, if left out. */
  validDays?: number;
  /** The order's subtotal from which on it can be used. */
  minimumSubtotal?: string;
  /** Which other discounts may be used with it. What is left out is decided by shopify/operations/vouchers.ts. */
  combinesWith?: { order?: boolean; product?: boolean; shipping?: boolean };
}

export interface Deliverable {
  id: string;
  kind: "Prize" | "Content" | "Notification";
  label: string;
  description?: string;
  imageName?: string;
  /** For a Prize that is a voucher: which discount to create. */
  voucher?: Voucher;
  /** In a randomised badge: this many lots in the draw (default 1). */
  weight?: number;
  /** How many there are for all players together. Once they are gone it is left out. */
  quantity?: number;
}

/** A step of a Ranked badge. `target` replaces the target of the badge's one challenge, in the same unit. */
export interface BadgeLevel {
  name?: string;
  target: number | string;
  points: number;
  deliverables: readonly Deliverable[];
}

export interface BadgeDefinition {
  id: string;
  name: string;
  description?: string;
  imageName?: string;
  /** Where a picture of the merchant's own is served from; it is shown in place of the icon that `imageName` names. */
  imageUrl?: string;
  /** false: a trigger. It works like any badge, but no shopper is shown it. Default true. */
  visible?: boolean;
  /** true: nothing counts for now. */
  paused?: boolean;
  type: BadgeType;
  points: number;
  action: string;
  filter?: FilterNode;
  /** All of them must hold. An empty list means: once. A Ranked badge has exactly one. */
  challenges: readonly Challenge[];
  deliverables: readonly Deliverable[];
  /** Badges that the player must have earned by an earlier action; until then nothing counts for this badge. */
  prerequisites: readonly string[];
  /** Unix milliseconds; an action counts when startsAt <= at < endsAt. */
  startsAt?: number;
  endsAt?: number;
  /** Repeatable: an action nearer than this to the last time it was earned does not count. */
  coolDownMs?: number;
  /** Repeatable: how often one player may earn it. */
  maximumPerPlayer?: number;
  /** Ranked: the levels, with rising targets. Badge points and deliverables are then unused. */
  levels?: readonly BadgeLevel[];
  /** One deliverable is drawn by weight instead of all being handed out. `nothingWeight` lots are blanks (default 0). */
  draw?: { nothingWeight?: number };
  /** How many times it can be earned by all players together. */
  quantity?: number;
}

/** A step on the ladder of total points. */
export interface LevelDefinition {
  level: number;
  name?: string;
  target: number;
  deliverables?: readonly Deliverable[];
}

export interface Programme {
  version: number;
  /** Digits after the point of the shop's currency: 2 for USD, 0 for JPY, 3 for KWD. */
  currencyExponent: number;
  timeZone: string;
  actions: readonly ActionRule[];
  badges: readonly BadgeDefinition[];
  levels?: readonly LevelDefinition[];
  /** Details of the merchant's own actions, by name. */
  details?: Readonly<Record<string, DetailDeclaration>>;
  /** Details of line items beyond the engine's own. */
  itemDetails?: Readonly<Record<string, DetailDeclaration>>;
}

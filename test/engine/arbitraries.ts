// Random programmes, filters and actions for the property tests: small vocabularies, so that matches are frequent,
// and every operator, challenge and badge type the engine knows.
import fc from "fast-check";
import type {
  Action,
  BadgeDefinition,
  Challenge,
  ComparisonValue,
  Details,
  FilterNode,
  Programme,
} from "../../rewards/engine/index.ts";
import { DAY_MS } from "./programmes.ts";

/** Around the end of summer time in New York and Berlin in 2026. */
export const START = Date.UTC(2026, 9, 20);
const ZONES = ["UTC", "America/New_York", "Europe/Berlin", "Pacific/Chatham", "Australia/Lord_Howe"];

const word = fc.constantFrom("red", "Blue", "green", "gold", "Grey");
const cents = fc.integer({ min: 0, max: 600 }).map((steps) => steps * 50);
const major = cents.map((amount) => (amount % 100 === 0 ? amount / 100 : (amount / 100).toFixed(2)));
const small = fc.integer({ min: 0, max: 6 });
const date = fc.integer({ min: 0, max: 9 }).map((day) => new Date(START + day * DAY_MS).toISOString().slice(0, 10));

const ONE = ["=", "!=", ">", ">=", "<", "<="];
type Values = fc.Arbitrary<string | number>;

function orderedComparison(detail: string, value: Values): fc.Arbitrary<FilterNode> {
  const one = fc.record({ detail: fc.constant(detail), operator: fc.constantFrom(...ONE), value });
  const between = fc.tuple(value, value).map(([first, second]) => ({
    detail,
    operator: "between",
    value: [first, second].sort((left, right) => orderOf(left) - orderOf(right)) as ComparisonValue,
  }));
  return fc.oneof({ weight: 6, arbitrary: one }, { weight: 1, arbitrary: between });
}

function orderOf(value: string | number): number {
  return typeof value === "string" && value.includes("-") ? Date.parse(value) : Number(value);
}

function wordComparison(detail: string, single: string[], several: string[]): fc.Arbitrary<FilterNode> {
  const words = fc.array(word, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ detail: fc.constant(detail), operator: fc.constantFrom(...single), value: word }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ detail: fc.constant(detail), operator: fc.constantFrom(...several), value: words }),
    },
  );
}

const LIST: [string[], string[]] = [
  ["=", "!=", "includes", "excludes"],
  ["includes_all", "in", "not_in"],
];
const TEXT: [string[], string[]] = [
  ["=", "!=", "contains", "starts_with"],
  ["in", "not_in"],
];

const comparison: fc.Arbitrary<FilterNode> = fc.oneof(
  orderedComparison("amount", major),
  orderedComparison("items_count", small),
  orderedComparison("points_before", small),
  orderedComparison("birthday", date),
  wordComparison("category", ...LIST),
  wordComparison("tags", ...LIST),
  wordComparison("country", ...TEXT),
  fc.record({ detail: fc.constant("is_gift"), operator: fc.constantFrom("=", "!="), value: fc.boolean() }),
);

const itemComparison: fc.Arbitrary<FilterNode> = fc.oneof(
  orderedComparison("price", major),
  orderedComparison("quantity", small),
  wordComparison("category", ...LIST),
  wordComparison("sku", ...TEXT),
);

function grouped(leaf: fc.Arbitrary<FilterNode>): fc.Arbitrary<FilterNode> {
  const { tree } = fc.letrec<{ tree: FilterNode; children: FilterNode[] }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 3, arbitrary: leaf },
      { weight: 2, arbitrary: tie("children").map((all) => ({ all })) },
      { weight: 1, arbitrary: tie("children").map((any) => ({ any })) },
      { weight: 1, arbitrary: tie("children").map((none) => ({ none })) },
    ),
    children: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }),
  }));
  return tree;
}

const itemFilter = grouped(itemComparison);
const where = fc.option(itemFilter, { nil: undefined });
const itemGroup: fc.Arbitrary<FilterNode> = fc.oneof(
  itemFilter.map((anyItem) => ({ anyItem })),
  itemFilter.map((everyItem) => ({ everyItem })),
  fc.tuple(where, fc.constantFrom(...ONE), major).map(([fits, operator, value]) => ({
    sumOfItems: { detail: "price", operator, value, ...(fits === undefined ? {} : { where: fits }) },
  })),
  fc.tuple(where, fc.constantFrom(...ONE), small).map(([fits, operator, value]) => ({
    countOfItems: { operator, value, ...(fits === undefined ? {} : { where: fits }) },
  })),
);

export const filter = grouped(fc.oneof({ weight: 4, arbitrary: comparison }, { weight: 1, arbitrary: itemGroup }));

const times = fc.integer({ min: 1, max: 4 });
export const challenge: fc.Arbitrary<Challenge> = fc.oneof(
  times.map((count) => ({ kind: "several_times" as const, times: count })),
  fc.integer({ min: 1, max: 400 }).map((target) => ({ kind: "sum" as const, detail: "amount", target })),
  fc
    .tuple(fc.integer({ min: 1, max: 400 }), itemFilter)
    .map(([target, items]) => ({ kind: "sum" as const, detail: "price", target, items })),
  fc.record({ kind: fc.constant("in_time_period" as const), times, days: fc.integer({ min: 1, max: 4 }) }),
  fc.tuple(times, fc.integer({ min: 0, max: 6 }), times).map(([count, first, days]) => ({
    kind: "for_time_period" as const,
    times: count,
    from: START + first * DAY_MS,
    until: START + (first + days) * DAY_MS,
  })),
  fc.record({
    kind: fc.constant("streak" as const),
    periods: times,
    unit: fc.constantFrom("days" as const, "weeks" as const, "months" as const),
  }),
  fc
    .tuple(fc.constantFrom("category", "country", "items_count"), times)
    .map(([detail, count]) => ({ kind: "distinct" as const, detail, count })),
  fc
    .array(word, { minLength: 1, maxLength: 3 })
    .map((each) => ({ kind: "distinct" as const, detail: "category", each })),
);

const moment = fc.integer({ min: 0, max: 12 * 96 }).map((quarter) => START + quarter * 900_000);
const listValue = fc.array(word, { maxLength: 3 });

export const details: fc.Arbitrary<Details> = fc
  .record(
    {
      amount: cents,
      items_count: small,
      points_before: small,
      birthday: moment,
      category: fc.oneof(listValue, word),
      tags: listValue,
      country: fc.oneof({ weight: 9, arbitrary: word }, { weight: 1, arbitrary: small }),
      is_gift: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  .map((given) => given as Details);

const item = fc
  .record({ price: cents, quantity: small, category: listValue, sku: word }, { requiredKeys: [] })
  .map((given) => given as Details);

export const anyAction: fc.Arbitrary<Action> = fc
  .record({
    name: fc.constantFrom("purchase", "purchase", "review"),
    referenceId: fc.uuid(),
    at: moment,
    details,
    items: fc.option(fc.array(item, { maxLength: 3 }), { nil: undefined }),
  })
  .map(({ items, ...rest }) => (items === undefined ? rest : { ...rest, items }));

/** Present once in so many times. */
function optional<Value>(arbitrary: fc.Arbitrary<Value>, times: number): fc.Arbitrary<Value | undefined> {
  return fc.oneof({ weight: 1, arbitrary }, { weight: times - 1, arbitrary: fc.constant(undefined) });
}

const plainBadge = fc.record({
  type: fc.constantFrom("OneTimeOnly" as const, "Repeatable" as const, "Repeatable" as const),
  challenges: fc.array(challenge, { maxLength: 2 }),
  coolDownMs: optional(fc.integer({ min: 1, max: 3 * DAY_MS }), 4),
  maximumPerPlayer: optional(fc.integer({ min: 1, max: 3 }), 4),
});

const rankedBadge = fc
  .tuple(
    challenge.filter((one) => one.kind !== "distinct" || one.each === undefined),
    fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 }),
  )
  .map(([one, targets]) => ({
    type: "Ranked" as const,
    challenges: [one],
    levels: targets
      .sort((first, second) => first - second)
      .map((target) => ({ target: one.kind === "sum" ? target * 60 : target, points: target, deliverables: [] })),
  }));

const anyBadge = fc
  .tuple(
    fc.record({
      action: fc.constantFrom("purchase", "purchase", "review"),
      points: small,
      filter: fc.option(filter, { nil: undefined, freq: 3 }),
      prerequisites: fc.array(small, { maxLength: 1 }),
      startsAt: optional(moment, 6),
      endsAt: optional(moment, 6),
      quantity: optional(fc.integer({ min: 1, max: 3 }), 8),
      paused: optional(fc.boolean(), 8),
    }),
    fc.oneof({ weight: 4, arbitrary: plainBadge }, { weight: 1, arbitrary: rankedBadge }),
  )
  .map(([common, typed]) => withoutNothing({ ...common, ...typed }));

export const anyProgramme: fc.Arbitrary<Programme> = fc
  .tuple(fc.array(anyBadge, { minLength: 1, maxLength: 6 }), fc.constantFrom(...ZONES))
  .map(([badges, timeZone]) => ({
    version: 1,
    currencyExponent: 2,
    // Bare dates are days of the shop; the naive interpreter knows only days of UTC.
    timeZone: JSON.stringify(badges).includes("birthday") ? "UTC" : timeZone,
    actions: [],
    details: { is_gift: { kind: "boolean" }, birthday: { kind: "date" }, points_before: { kind: "number" } },
    badges: badges.map((badge, position) => ({
      deliverables: [],
      ...badge,
      id: `badge-${position}`,
      name: `Badge ${position}`,
      prerequisites: badge.prerequisites
        .filter((required) => required < position)
        .map((required) => `badge-${required}`),
    })) as BadgeDefinition[],
  }));

function withoutNothing<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Value;
}

// The programme of a seeded shop, of any size: the guide's four badges, those of a shop that takes it seriously (tiers, streaks,
// mastery), and as many campaigns as asked for. Most campaigns are narrow, as they are in life; some are over, or drafts.
import type { BadgeDefinition, Challenge, FilterNode } from "../../rewards/engine/index.ts";
import type { NewBadge } from "../../rewards/programme/badges.ts";
import { starterBadges } from "../../rewards/programme/starter.ts";
import { categoryWords } from "./products.ts";

const dayMs = 86_400_000;
const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const countries = ["US", "CA", "DE"];
const pictures = ["bolt", "crown", "bag", "heart", "gift", "star", "flame", "leaf"];

const plain = {
  type: "OneTimeOnly",
  action: "purchase",
  challenges: [],
  deliverables: [],
  prerequisites: [],
} as const;

const is = (detail: string, operator: string, value: string | number | (string | number)[]): FilterNode => ({
  detail,
  operator,
  value,
});
const inCategory = (word: string) => is("category", "=", word);

const voucher = (id: string, percent: number): BadgeDefinition["deliverables"][number] => ({
  id,
  kind: "Prize",
  label: `${percent}% off`,
  voucher: { discount: "percentage", percent, validDays: 90 },
});

const withChallenge = (name: string, points: number, challenge: Challenge, filter?: FilterNode): NewBadge => ({
  ...plain,
  name,
  points,
  challenges: [challenge],
  ...(filter && { filter }),
});

const standing: readonly NewBadge[] = [
  { ...plain, name: "First Purchase", points: 50, filter: is("order_sequence", "=", 1) },
  {
    ...plain,
    name: "Spending Tiers",
    description: "Bronze, silver, gold and platinum, by what was spent.",
    type: "Ranked",
    points: 0,
    challenges: [{ kind: "sum", detail: "amount", target: 2_000 }],
    levels: [
      { name: "Bronze", target: 2_000, points: 25, deliverables: [] },
      { name: "Silver", target: 6_000, points: 75, deliverables: [] },
      { name: "Gold", target: 15_000, points: 200, deliverables: [voucher("gold-ten", 10)] },
      { name: "Platinum", target: 40_000, points: 500, deliverables: [voucher("platinum-twenty", 20)] },
    ],
  },
  withChallenge("Explorer", 60, { kind: "distinct", detail: "category", count: 60 }),
  withChallenge("Three Months in a Row", 80, { kind: "streak", periods: 3, unit: "months" }),
  { ...withChallenge("Busy Month", 40, { kind: "in_time_period", times: 4, days: 30 }), type: "Repeatable" },
  withChallenge("Home Maker", 45, { kind: "sum", detail: "amount", target: 2_500 }, inCategory("home")),
  withChallenge("Gift Giver", 30, { kind: "several_times", times: 3 }, inCategory("gift")),
  { ...plain, name: "Shopped in the Store", points: 10, filter: is("source", "=", "pos") },
];

/** @param now Unix milliseconds; campaigns lie around it. */
function campaign(place: number, now: number): NewBadge {
  const words = categoryWords();
  const word = words[(place * 7) % words.length] ?? "home";
  const other = words[(place * 11 + 3) % words.length] ?? "gift";
  const title = `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
  const size = 2 + (place % 7);
  const common = { ...plain, points: 5 * size, imageName: pictures[place % pictures.length] ?? "star" };
  const named = (kind: string) => ({ ...common, name: `${title} ${kind} ${place + 1}` });
  switch (place % 8) {
    case 0: {
      const startsAt = now - ((place * 13) % 700) * dayMs;
      const filter: FilterNode = { all: [inCategory(word), is("amount", ">=", size * 150)] };
      return { ...named("Fortnight"), filter, startsAt, endsAt: startsAt + 14 * dayMs };
    }
    case 1: {
      const day = weekdays[place % 7] ?? "monday";
      return { ...named("Day"), filter: { all: [inCategory(word), is("weekday", "=", day), is("hour", ">=", 17)] } };
    }
    case 2:
      return { ...named("Big Spender"), filter: { all: [inCategory(word), is("amount", ">", 3_000 + size * 1_000)] } };
    case 3: {
      const filter: FilterNode = { all: [inCategory(word), inCategory(other), is("amount", ">=", size * 1_000)] };
      return { ...named("Pair"), type: "Repeatable", coolDownMs: 30 * dayMs, filter };
    }
    case 4: {
      const filter: FilterNode = {
        all: [inCategory(word), is("country", "=", countries[place % 3] ?? "US"), is("amount", ">", 400)],
      };
      return { ...named("Neighbour"), filter, challenges: [{ kind: "several_times", times: 2 }] };
    }
    case 5:
      return { ...named("Code"), filter: is("discount_codes", "includes", `campaign-${place}`) };
    case 6:
      return {
        ...named("Bundle"),
        action: "bulk_purchase",
        filter: {
          anyItem: { all: [is("category", "=", word), is("quantity", ">=", 4), is("amount", ">=", size * 150)] },
        },
        ...(place % 5 === 0 && { deliverables: [voucher(`bundle-${place}`, 5)] }),
      };
    default: {
      const startsAt = now + (7 + (place % 90)) * dayMs;
      return { ...named("Season"), filter: inCategory(word), startsAt, endsAt: startsAt + 30 * dayMs };
    }
  }
}

export function seedBadges(count: number, now: number): NewBadge[] {
  const first = [...starterBadges, ...standing];
  const more = Array.from({ length: Math.max(0, count - first.length) }, (_, place) => campaign(place, now));
  return [...first, ...more].slice(0, count);
}

// Badges to start from. Each works as it is; names and descriptions are the admin's to give, in the merchant's language
// (template.CODE.name in the catalogues). Money and points are for a currency
// like the dollar or the euro; `templatesIn` has them for any other.
import type { BadgeDefinition } from "../engine/index.ts";
import { inCurrency } from "./in-currency.ts";
import { starterBadges } from "./starter.ts";

export type TemplateContent = Omit<BadgeDefinition, "id" | "name" | "description">;

export interface Template {
  code: string;
  content: TemplateContent;
}

const plain = {
  type: "OneTimeOnly",
  points: 0,
  action: "purchase",
  challenges: [],
  deliverables: [],
  prerequisites: [],
} as const satisfies TemplateContent;

const voucherOf = (id: string, percent: number) => ({
  id,
  kind: "Prize" as const,
  label: `${percent}%`,
  voucher: { discount: "percentage" as const, percent, validDays: 90 },
});

/** The guide's own four, by their place there. */
function starter(place: number): TemplateContent {
  const badge = starterBadges[place];
  if (badge === undefined) throw new Error(`The guide has no badge ${place}.`);
  const { name: _name, description: _description, ...content } = badge;
  return content;
}

/** Midnight between two days of the year to come; the merchant sets the days that he means. */
function season(now: number): { startsAt: number; endsAt: number } {
  const day = 86_400_000;
  const startsAt = Math.ceil(now / day) * day + 7 * day;
  return { startsAt, endsAt: startsAt + 14 * day };
}

/** @param now Unix milliseconds; a campaign begins in a week. */
export const templates = (now: number): readonly Template[] => [
  {
    code: "first",
    content: {
      ...plain,
      points: 50,
      imageName: "gift",
      filter: { detail: "order_sequence", operator: "=", value: 1 },
    },
  },
  { code: "loyal", content: starter(3) },
  { code: "category", content: starter(0) },
  { code: "vip", content: starter(1) },
  { code: "bulk", content: starter(2) },
  {
    code: "tiers",
    content: {
      ...plain,
      type: "Ranked",
      imageName: "trophy",
      challenges: [{ kind: "sum", detail: "amount", target: 100 }],
      levels: [
        { name: "Bronze", target: 100, points: 20, deliverables: [] },
        { name: "Silver", target: 500, points: 75, deliverables: [] },
        { name: "Gold", target: 1_000, points: 200, deliverables: [voucherOf("gold", 10)] },
      ],
    },
  },
  {
    code: "season",
    content: { ...plain, type: "Repeatable", points: 100, imageName: "flame", maximumPerPlayer: 3, ...season(now) },
  },
  {
    code: "mastery",
    content: {
      ...plain,
      points: 150,
      imageName: "gem",
      challenges: [{ kind: "distinct", detail: "category", count: 5 }],
    },
  },
  {
    code: "streak",
    content: {
      ...plain,
      type: "Repeatable",
      points: 100,
      imageName: "flame",
      challenges: [{ kind: "streak", periods: 3, unit: "months" }],
    },
  },
  {
    code: "month",
    content: {
      ...plain,
      type: "Repeatable",
      points: 60,
      imageName: "bolt",
      challenges: [{ kind: "in_time_period", times: 3, days: 30 }],
    },
  },
  {
    code: "spender",
    content: {
      ...plain,
      type: "Repeatable",
      points: 50,
      imageName: "star",
      challenges: [{ kind: "sum", detail: "amount", target: 250 }],
      deliverables: [voucherOf("ten-percent", 10)],
    },
  },
  {
    code: "anniversary",
    content: { ...plain, type: "Repeatable", points: 200, imageName: "heart", action: "anniversary" },
  },
  { code: "empty", content: { ...plain, imageName: "star" } },
];

/** As a shop of that currency would set them. @param now Unix milliseconds. */
export const templatesIn = (currency: string, now: number): readonly Template[] =>
  templates(now).map(({ code, content }) => ({ code, content: inCurrency(content, currency) }));

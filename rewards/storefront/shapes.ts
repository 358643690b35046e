// What the storefront is told, as JSON in metafields: of one customer (`$app.player`) and of the shop's programme (app data
// `encore.programme`). Liquid renders from these and asks nobody; the app proxy answers the first one live. Every list is
// bounded, and a total beside it says how many there are, so that a page can show "and 12 more". docs/storefront.md
import { z } from "zod";

/** Goes up when a field changes its meaning or goes; a page that finds another version shows nothing rather than nonsense. */
export const shapeVersion = 1;

/** Most entries of each list. */
export const most = {
  badges: 48,
  progress: 20,
  vouchers: 20,
  perks: 20,
  orders: 3,
  badgesOfOrder: 5,
  programmeBadges: 100,
  rewards: 50,
} as const;

/** A customer's JSON is cut further until it fits; Shopify would take 128 KB. Usual is 1 to 4 KB. */
export const mostPlayerBytes = 24 * 1024;
export const mostProgrammeBytes = 64 * 1024;

/** 2026-11-22T22:00:00Z: Liquid's `date` filter and JavaScript both read it. */
const instant = z.iso.datetime();
const text = z.string();
const count = z.int().min(0);
/**
 * What `current` and `target` count. money: hundredths of a unit of the shop's currency whatever it is, which is what
 * Liquid's `money` filter takes (1000 yen are 100000). different: how many different things, such as categories.
 */
export const unit = z.enum(["times", "money", "number", "days", "weeks", "months", "different"]);

const pointsForms = z.object({ one: text, other: text });

/** What points are called, by language: "1 point", "2 points". A language that is missing is told in English. */
const pointsName = z.record(z.string(), pointsForms);

export const playerShape = z.object({
  version: z.literal(shapeVersion),
  /** When this was true. */
  at: instant,
  /** The shop's, here as well: the pages of checkout and account read no metafield but the customer's. */
  pointsName,
  /** While it is true no order earns. */
  paused: z.boolean(),
  /** The balance; below zero when more was taken back than was left. */
  points: z.int(),
  /** What of it can be spent now, never below zero; and what is held back for some days after an order. */
  spendable: count,
  pending: count,
  /** Left out where the shop has no levels. `name` is null below the first, `next` at the top. */
  level: z
    .object({
      name: text.nullable(),
      /** Points collected in all: what was spent or has expired still counts. */
      total: z.int(),
      next: z.object({ name: text, target: z.int().min(1) }).nullable(),
    })
    .optional(),
  /** Earned; the latest first. */
  badges: z.array(
    z.object({
      id: text,
      name: text,
      /** The merchant's name of a picture, such as "trophy"; null: the page has one of its own. */
      icon: text.nullable(),
      /** Where a picture of the merchant's own is served from, which stands in place of the icon. Left out: there is none. */
      image: text.optional(),
      /** How often; of a Ranked badge the level. */
      count: z.int().min(1),
      last: instant,
    }),
  ),
  badgesTotal: count,
  /**
   * Badges that can be earned now, the nearest first; so the first is the next one. One that was earned is here as well
   * while it can be earned again, or has levels left.
   */
  progress: z.array(
    z.object({
      id: text,
      name: text,
      icon: text.nullable(),
      image: text.optional(),
      current: count,
      target: z.int().min(1),
      unit,
    }),
  ),
  progressTotal: count,
  /** Vouchers that can be used (ready), or will be in a moment (creating: then without their code); the newest first. */
  vouchers: z.array(
    z.object({
      id: text,
      label: text,
      code: text.nullable(),
      state: z.enum(["creating", "ready"]),
      /** Null: they do not end. */
      ends: instant.nullable(),
    }),
  ),
  vouchersTotal: count,
  /** What has no code: perks that were not handed over yet, and content to read; the newest first. Left out: there is none. */
  perks: z
    .array(z.object({ id: text, kind: z.enum(["perk", "content"]), label: text, text: text.nullable() }))
    .optional(),
  perksTotal: count.optional(),
  /** What the latest orders that counted have earned and kept; the newest first. `id` is Shopify's, digits only. */
  orders: z.array(z.object({ id: text, points: z.int(), badges: z.array(text) })),
});

export type PlayerShape = z.output<typeof playerShape>;

export const programmeShape = z.object({
  version: z.literal(shapeVersion),
  at: instant,
  /** The shop's currency, in which orders earn. A page in another one says "about". */
  currency: text,
  pointsName,
  /**
   * What a purchase earns by itself: points for each whole unit of `currency`. In Liquid, of a price:
   * `price | times: pointsPerUnit | plus: rounding | divided_by: 100 | floor | at_most: maximum`.
   */
  earning: z.object({
    /** None while the merchant has paused the programme: then a page promises nothing. */
    pointsPerUnit: count,
    /** Hundredths of a point that are added before the rest is cut off: 50 rounds half up, 0 down, 99 up. */
    rounding: z.int().min(0).max(99),
    /** The most points that one order earns by its amount; null: no limit. */
    maximum: z.int().min(1).nullable(),
    /** Whether discounts, tax and shipping come off first is told, not reckoned: a page shows what the price alone earns. */
    basis: z.enum(["total", "subtotal"]),
    giftCardsEarn: z.boolean(),
    /** Orders below this earn nothing; hundredths, as above. */
    minimum: count,
    /** So many days after an order its points can be spent. */
    pendingDays: count,
  }),
  /** Visible badges that can be earned, in the merchant's order. */
  badges: z.array(
    z.object({
      id: text,
      name: text,
      /** Empty: there is none. */
      description: text,
      icon: text.nullable(),
      image: text.optional(),
      type: z.enum(["OneTimeOnly", "Repeatable", "Ranked"]),
      /** Of a Ranked badge: those of its first level. */
      points: z.int(),
      target: z.int().min(1),
      unit,
      /** It can be earned from and until; null: always. */
      starts: instant.nullable(),
      ends: instant.nullable(),
    }),
  ),
  badgesTotal: count,
  /** What points can be spent on, the cheapest first. */
  rewards: z.array(
    z.object({
      id: text,
      name: text,
      price: z.int().min(1),
      /** Of what is no voucher, where the merchant has written one. Content shows its text to who has it, not here. */
      description: text.optional(),
    }),
  ),
  rewardsTotal: count,
});

export type ProgrammeShape = z.output<typeof programmeShape>;

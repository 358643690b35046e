// What a merchant decides: what earns and when, what a refund takes back, when points expire. Every setting here is obeyed,
// and a test shows it; what is not implemented is not a setting.
import { z } from "zod";
import type { Deliverable } from "../engine/index.ts";

/** What of an order earns. Kept with every order that has counted, because a refund is judged by it, never by today's. */
export const earningRule = z.object({
  /** The order's total, or its subtotal after discounts. */
  basis: z.enum(["total", "subtotal"]).default("total"),
  /** Of the total: whether tax and shipping earn. */
  taxEarns: z.boolean().default(true),
  shippingEarns: z.boolean().default(true),
  /** Whether buying a gift card earns. */
  giftCardsEarn: z.boolean().default(true),
});

export type EarningRule = z.output<typeof earningRule>;

const pointsForms = (one: string, other: string) =>
  z
    .object({
      one: z.string().trim().min(1).max(40).default(one),
      other: z.string().trim().min(1).max(40).default(other),
    })
    .default({ one, other });

/** What points are called, by language: "1 point", "2 points". */
const pointsName = z
  .object({ en: pointsForms("point", "points"), de: pointsForms("Punkt", "Punkte") })
  .default({ en: { one: "point", other: "points" }, de: { one: "Punkt", other: "Punkte" } });

const level = z.object({
  /** Stays the same for as long as the level exists, whatever it is called and wherever it stands. */
  id: z.string().min(1).max(40),
  name: z.string().trim().min(1).max(60),
  /** Points that a player has collected in all. */
  target: z.number().int().min(1).max(1_000_000_000),
  /** What is handed out when a player reaches it; the engine checks each before it is saved. */
  deliverables: z.array(z.custom<Deliverable>()).default([]),
});

const actionRule = z.object({
  action: z.string().trim().min(1).max(200),
  /** For each action of this name; for a purchase, besides what its amount earns. */
  points: z.number().int().min(0).max(1_000_000).default(0),
  /** An action that comes sooner after the last one that earned, earns nothing by itself. */
  gapMinutes: z.number().int().min(1).max(527_040).nullable().default(null),
  /** The most that one action earns by itself; a purchase has `maximumPointsPerOrder`. */
  maximumPerAction: z.number().int().min(1).max(1_000_000_000).nullable().default(null),
  /** The most that actions of this name earn a player on one day of the shop's time zone. */
  maximumPerDay: z.number().int().min(1).max(1_000_000_000).nullable().default(null),
});

export const shopSettings = earningRule.extend({
  /** While it is true no order counts; what customers have, they keep and can spend. */
  paused: z.boolean().default(false),
  /** Points for each whole unit of currency of the earning amount. */
  pointsPerUnit: z.number().int().min(0).max(10_000).default(1),
  /** What becomes of a part of a point: half up, always down, always up. */
  rounding: z.enum(["nearest", "down", "up"]).default("nearest"),
  /** The most points that one order earns by its amount; null: no limit. Badges come on top. */
  maximumPointsPerOrder: z.number().int().min(1).max(1_000_000_000).nullable().default(null),
  testOrdersEarn: z.boolean().default(false),
  draftOrdersEarn: z.boolean().default(true),
  pointOfSaleEarns: z.boolean().default(true),
  /** Orders whose earning amount is below this do not count; minor units of the shop's currency. */
  minimumAmountMinor: z.number().int().min(0).default(0),
  /** What has to have happened to an order before it earns. */
  earnsWhen: z.enum(["created", "paid", "fulfilled"]).default("created"),
  /** So many days (of 24 hours) after that, the points of an order can be spent. */
  pendingDays: z.number().int().min(0).max(365).default(0),
  /** When an order is cancelled or refunded in full: whether the badges that it earned are taken back as well. */
  reversalRevokesBadges: z.boolean().default(false),
  /** ... and the vouchers that it earned and nobody has used. */
  reversalRevokesVouchers: z.boolean().default(true),
  /** When points that are to be taken back have been spent: the balance goes below zero, or stops there. */
  spentPoints: z.enum(["below_zero", "stop_at_zero"]).default("below_zero"),
  /** When points expire that nobody has spent; oldest first. */
  expiry: z
    .discriminatedUnion("kind", [
      z.object({ kind: z.literal("never") }),
      z.object({ kind: z.literal("after_months"), months: z.number().int().min(1).max(120) }),
      /** At the beginning of this day in the shop's time zone, all that was earned before it. */
      z.object({ kind: z.literal("on_date"), date: z.iso.date(), everyYear: z.boolean().default(false) }),
    ])
    .default({ kind: "never" }),
  /** So many days before, the player is told. */
  expiryNoticeDays: z.number().int().min(0).max(90).default(14),
  /** What single action names earn; those that are not named earn by badges alone, purchases by their amount. */
  actionRules: z.array(actionRule).max(100).default([]),
  /** The ladder of levels, from the lowest to the highest. */
  levels: z.array(level).max(100).default([]),
  pointsName,
});

export type ShopSettings = z.output<typeof shopSettings>;

// What an order has earned, as it was recorded, and how much of each entry is left when the order is worth less (or more)
// than it was. Pure. Nothing here knows today's rules: a correction is a share of what was written then.
import { z } from "zod";
import type { PlayerId } from "../ids.ts";
import { earningRule } from "../programme/settings.ts";

const entry = z.object({
  /** The ledger entry. */
  id: z.string(),
  /** What it gave. */
  points: z.number().int(),
  /**
   * What the order's changes have left of it. The ledger may hold more: points that had expired, or that were spent in a
   * shop whose balances stop at zero, are not taken twice.
   */
  kept: z.number().int(),
  /** Points per unit of currency also grow with the order; fixed points and a badge's do not. */
  scales: z.boolean(),
  /** Of an entry that grows: the points among them that were fixed. */
  fixed: z.number().int().default(0),
  /** ... and what it never grows beyond, because the shop's rule had a maximum; null: it had none. */
  most: z.number().int().nullable().default(null),
});

export const earned = z.object({
  /** Who holds the points now. */
  playerId: z.string().transform((id) => id as PlayerId),
  /** The amount that earned, and what is left of it; minor units of the shop's currency. */
  amountMinor: z.number().int().nonnegative(),
  keptMinor: z.number().int().nonnegative(),
  /** The `updated_at` of the state that it earned by; Unix milliseconds. */
  asOf: z.number().int().default(0),
  /** Whether it was cancelled, deleted or refunded in full afterwards: then it counts for nothing, for good. */
  reversed: z.boolean(),
  /** Goes up with every correction, and is part of its entry keys. */
  revision: z.number().int().nonnegative(),
  /** What of an order earned, when it did. */
  rule: earningRule,
  actionIds: z.array(z.string()),
  entries: z.array(entry),
});

export type Earned = z.output<typeof earned>;
export type EarnedEntry = Earned["entries"][number];

/** What the order is worth now. */
export interface OrderWorth {
  /** The amount that would earn, after refunds; minor units, not negative. */
  amountMinor: number;
  /** Cancelled, deleted or refunded in full: nothing is left of it, whatever the amounts say. */
  isGone: boolean;
}

/**
 * What is left of an entry: its share of the amount that is left, rounded half up as earning is. Always reckoned from the
 * whole, so that any number of partial refunds, in any order, takes exactly what one would have taken.
 */
export function keptOf(entry: EarnedEntry, earned: Earned, worth: OrderWorth): number {
  if (worth.isGone) return 0;
  // A free order's points are for the deed, not for the money.
  if (earned.amountMinor === 0) return entry.points;
  if (worth.amountMinor <= earned.amountMinor) return share(entry.points, worth.amountMinor, earned.amountMinor);
  return entry.scales ? grownTo(entry, worth.amountMinor, earned.amountMinor) : entry.points;
}

function grownTo({ points, fixed, most }: EarnedEntry, amount: number, whole: number): number {
  const grown = fixed + share(points - fixed, amount, whole);
  return Math.max(points, most === null ? grown : Math.min(grown, most));
}

/** points x part / whole, rounded half up, exact for any integers. */
function share(points: number, part: number, whole: number): number {
  const doubled = 2n * BigInt(Math.abs(points)) * BigInt(part) + BigInt(whole);
  const rounded = Number(doubled / (2n * BigInt(whole)));
  return points < 0 ? -rounded : rounded;
}

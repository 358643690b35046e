// Where points come from and go to. Each entry of the ledger names one.

/** Points for what a player did, by the programme. */
export const earningSources = ["action", "badge"] as const;

/** What changes the points of an order afterwards; each entry names the earning entry that it corrects. */
export const correctionSources = ["refund", "cancellation", "edit"] as const;

export const ledgerSources = [
  ...earningSources,
  ...correctionSources,
  /** Points become another player's: one entry takes them here, one gives them there. */
  "merge",
  "order_moved",
  /** Points spent on a reward, and given again because Shopify would not make the voucher. */
  "redemption",
  "redemption_returned",
  /** Names the entry whose points have expired. */
  "expiry",
  /** A merchant's or an integrator's own entry, with a reason. */
  "adjustment",
  /** A badge was taken from the player by hand; names the entry that it had given. */
  "badge_taken",
  "import",
  "import_undone",
] as const;

export type LedgerSource = (typeof ledgerSources)[number];

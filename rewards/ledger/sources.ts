// Where points come from and go to. Each entry of the ledger names one.

/** Points for what a player did, by the programme. */
export const earningSources = ["action", "badge"] as const;

/** What changes the points of an order afterwards; each entry names the earning entry that it corrects. */
export const correctionSources = ["refund", "cancellation", "edit"] as const;

/** Two players are one: one entry takes the points here, one gives them there. */
export const mergeSources = ["merge"] as const;

/**
 * Spent on a reward; given again because Shopify would not make the voucher; expired, which names the entry whose points
 * have. Nobody has earned more or less by it.
 */
export const spendingSources = ["redemption", "redemption_returned", "expiry"] as const;

/**
 * What leaves a player's total as it is: everything else that is credited counts towards his level, and counts no more once
 * it is taken back as not earned. A merge moves the total as a whole (rewards/customers/merge.ts).
 */
export const uncountedSources: readonly string[] = [...spendingSources, ...mergeSources];

export const ledgerSources = [
  ...earningSources,
  ...correctionSources,
  ...mergeSources,
  /** An order, and its points, are another customer's now: one entry takes them here, one gives them there. */
  "order_moved",
  ...spendingSources,
  /** A merchant's or an integrator's own entry, with a reason. */
  "adjustment",
  /** A badge was taken from the player by hand; names the entry that it had given. */
  "badge_taken",
  "import",
  "import_undone",
] as const;

export type LedgerSource = (typeof ledgerSources)[number];

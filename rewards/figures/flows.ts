// What a sum of the ledger means to a merchant: issued, redeemed, taken back or expired. Pure. Each entry is in exactly one of
// them, so that what customers hold at the end is what they held before plus what was issued less the three others.
import type { LedgerSource } from "../ledger/sources.ts";

/** Of a day or of many, by the entries' source; "award" is badges and not points. */
export interface SourceSum {
  source: LedgerSource | "award";
  given: number;
  taken: number;
  entries: number;
}

export interface Flows {
  issued: number;
  redeemed: number;
  takenBack: number;
  expired: number;
}

export const noFlows: Flows = { issued: 0, redeemed: 0, takenBack: 0, expired: 0 };

/** Points go from one player to another: the shop's customers together hold as many as before. */
const moves: readonly string[] = ["merge", "order_moved", "award"];

export function flowsOf(sums: readonly SourceSum[]): Flows {
  return sums.reduce((flows, sum) => add(flows, flowOf(sum)), noFlows);
}

function flowOf({ source, given, taken }: SourceSum): Flows {
  if (moves.includes(source)) return noFlows;
  // What was spent and came back because Shopify would not make the voucher was not spent.
  if (source === "redemption" || source === "redemption_returned") return { ...noFlows, redeemed: -taken - given };
  if (source === "expiry") return { ...noFlows, expired: -taken - given };
  return { ...noFlows, issued: given, takenBack: -taken };
}

const add = (left: Flows, right: Flows): Flows => ({
  issued: left.issued + right.issued,
  redeemed: left.redeemed + right.redeemed,
  takenBack: left.takenBack + right.takenBack,
  expired: left.expired + right.expired,
});

/** What is left of them. */
export const outstandingOf = ({ issued, redeemed, takenBack, expired }: Flows): number =>
  issued - redeemed - takenBack - expired;

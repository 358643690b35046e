// What a dry run found, as it is stored and shown.
import type { Evaluation } from "../engine/index.ts";

export interface DryRunExample {
  playerId: string;
  /** The digits of Shopify's order id; null for an action that no order made. */
  orderId: string | null;
  /** Unix milliseconds. */
  at: number;
  /** Points of the award; 0 where there was none. */
  points: number;
  /** Why, or why not. */
  evaluation: Evaluation;
}

export interface DryRunResult {
  /** Actions of the badge's name that were looked at, and how many fitted its filter. */
  actions: number;
  matched: number;
  /** Who would have earned it, how often in all, and what that would have cost. */
  players: number;
  awards: number;
  points: number;
  /** Vouchers and perks that would have been handed out. */
  prizes: number;
  /** Awards by level, for a badge with levels. */
  levels: number[];
  earned: DryRunExample[];
  /** Some that came close or fell through, each with its reason. */
  missed: DryRunExample[];
}

export const emptyResult = (): DryRunResult => ({
  actions: 0,
  matched: 0,
  players: 0,
  awards: 0,
  points: 0,
  prizes: 0,
  levels: [],
  earned: [],
  missed: [],
});

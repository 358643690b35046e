// What every step with a customer knows: whose it is, and when.
import type { PlayerId, ShopId } from "../../rewards/ids.ts";

export interface Step {
  shop: ShopId;
  playerId: PlayerId;
  /** Unix milliseconds. */
  at: number;
}

export const trimmed = (value: unknown): unknown => (typeof value === "string" ? value.trim() : value);

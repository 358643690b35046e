// An event as it lies in the inbox, and what came of it.
import type { ShopId } from "../ids.ts";

export interface InboxEvent {
  id: number;
  shop: ShopId;
  topic: string;
  /** Unix milliseconds. */
  triggeredAt: number;
  payload: unknown;
}

export type EventResult =
  | { kind: "done"; note: string | null }
  /** Wrong in itself: it stays in the inbox with its reason until somebody retries it. */
  | { kind: "set_aside"; reason: string }
  /** Something else failed; the event waits for its next try. */
  | { kind: "try_again"; reason: string };

export const setAside = (reason: string): EventResult => ({ kind: "set_aside", reason });
export const done = (note: string | null = null): EventResult => ({ kind: "done", note });

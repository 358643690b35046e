// What a shop's other systems may want to hear of. A notice happens once and has one id, however often it is told.
import { createHash } from "node:crypto";
import type { PlayerId, ShopId } from "../ids.ts";

/** What happened, with what a receiver needs to act on it. Points are integers, moments ISO 8601 in UTC, days YYYY-MM-DD. */
export type Happening =
  | {
      topic: "badge_earned";
      /** `visible` is false for a trigger. */
      about: {
        badgeId: string;
        name: string;
        occurrence: number;
        points: number;
        visible: boolean;
        referenceId: string;
      };
    }
  /** A deliverable of the kind Notification was handed out, by a badge, a level, or the action itself. */
  | {
      topic: "notification";
      about: { id: string; label: string; description: string | null; badgeId: string | null; referenceId: string };
    }
  /** `level` is its place on the ladder, from 1; `target` the points that it takes in all. */
  | {
      topic: "level_reached";
      about: { levelId: string; level: number; name: string; target: number; referenceId: string };
    }
  /** What an order had earned was taken back, wholly or in part; `points` is how many, `kept` what is left of them. */
  | { topic: "points_reversed"; about: { orderId: string; points: number; kept: number } }
  | { topic: "points_expire_soon"; about: { points: number; expiresOn: string } }
  | { topic: "points_expired"; about: { points: number; expiredOn: string } }
  /** Points were spent, and what they bought is there: at once, or for a voucher when the store has its code. */
  | {
      topic: "reward_redeemed";
      about: {
        redemptionId: string;
        rewardId: string;
        itemId: string;
        kind: "voucher" | "perk" | "content";
        label: string;
        description: string | null;
        points: number;
        referenceId: string;
      };
    }
  | { topic: "voucher_ready"; about: { itemId: string; label: string; code: string; expiresAt: string | null } }
  | { topic: "voucher_expires_soon"; about: { itemId: string; label: string; code: string; expiresAt: string } };

export const noticeTopics = [
  "badge_earned",
  "notification",
  "level_reached",
  "points_reversed",
  "points_expire_soon",
  "points_expired",
  "reward_redeemed",
  "voucher_ready",
  "voucher_expires_soon",
] as const satisfies readonly Happening["topic"][];

export type Notice = {
  shop: ShopId;
  playerId: PlayerId;
  /** Unix milliseconds. */
  occurredAt: number;
  /** What makes it this one and no other, within its shop and topic: the id of an award, of an entry, of an item. */
  key: string;
} & Happening;

/** The same for all endpoints and all tries. A digest, because a key may hold a player's name and an id is kept for long. */
export const noticeIdOf = (notice: Notice): string =>
  `notice_${createHash("sha256")
    .update(JSON.stringify([notice.shop, notice.topic, notice.key]))
    .digest("hex")
    .slice(0, 32)}`;

/** What an endpoint receives: docs/api.md, "Notices". */
export const noticeBody = (notice: Notice) => ({
  id: noticeIdOf(notice),
  type: notice.topic,
  timestamp: new Date(notice.occurredAt).toISOString(),
  shop: notice.shop,
  data: { playerId: notice.playerId, ...notice.about },
});

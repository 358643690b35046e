// What is asked for when somebody gives or takes a badge by hand, and the action that it is recorded as.
import type { Details } from "../engine/index.ts";
import type { PlayerId, ShopId } from "../ids.ts";
import { recordedBefore, referenceKey } from "../recording/record.ts";
import { type ActionRequest, fingerprintOf, type RecordedAction } from "../recording/request.ts";
import type { Connection } from "../store/transaction.ts";

export interface ByHandRequest {
  shop: ShopId;
  playerId: PlayerId;
  badgeId: string;
  /** For the merchant and the shopper to read; no personal data. */
  reason: string;
  /** The caller's; unique among the shop's actions, for ever. */
  referenceId: string;
  /** Unix milliseconds. */
  at: number;
}

type ByHandAction = ActionRequest & { details: { kind: "typed"; values: Details } };

/** @param choice what else was asked for: the same reference id with another choice is a conflict. */
export const actionOf = (
  { shop, playerId, badgeId, reason, referenceId, at }: ByHandRequest,
  name: "badge_given" | "badge_taken",
  values: Details,
  choice: unknown,
): ByHandAction => ({
  shop,
  playerId,
  name,
  referenceId,
  fingerprint: fingerprintOf([name, playerId, badgeId, reason, choice]),
  source: "merchant",
  orderId: null,
  occurredAt: at,
  multiplier: "1",
  details: { kind: "typed", values, items: [] },
});

/** What the reference id was used for before; null when it is free. */
export async function sameBefore(
  connection: Connection,
  asked: ByHandAction,
): Promise<{ kind: "replayed"; action: RecordedAction } | { kind: "conflict" } | null> {
  const before = (await recordedBefore(connection, [asked])).get(referenceKey(asked));
  if (!before) return null;
  return before.fingerprint === asked.fingerprint ? { kind: "replayed", action: before.action } : { kind: "conflict" };
}

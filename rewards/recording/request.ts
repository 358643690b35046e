// What the recorder is asked to record, and what it answers. An order and an API call come in alike.
import { createHash } from "node:crypto";
import type { Award, Deliverable, Details, Evaluation, PointLine, RawDetail } from "../engine/index.ts";
import type { PlayerId, ShopId } from "../ids.ts";

export interface ActionRequest {
  shop: ShopId;
  playerId: PlayerId;
  name: string;
  /** Unique in the shop, for ever. */
  referenceId: string;
  /** What was asked, in short: the same reference id with another fingerprint is a conflict. */
  fingerprint: string;
  /** `merchant`: somebody did it by hand, see rewards/by-hand. `schedule`: a day has come, see rewards/anniversaries. */
  source: "order" | "api" | "merchant" | "schedule";
  orderId: string | null;
  /** Unix milliseconds. */
  occurredAt: number;
  /** Unix milliseconds; what the action earns cannot be spent before. Absent: at once. */
  availableAt?: number | null;
  /** Nobody is told of what it earns: past orders of a backfill. */
  silent?: boolean;
  /** Decimal text; scales the action's own points. */
  multiplier: string;
  /** An order's are typed; an integrator's are text, and are read by what the shop's programme says they are. */
  details:
    | { kind: "typed"; values: Details; items: readonly Details[] }
    | { kind: "text"; entries: readonly RawDetail[] };
}

/** A level as it was when it was reached. */
export interface ReachedLevel {
  /** In the shop's settings. */
  id: string;
  /** Its place on the ladder then; 1 is the lowest. */
  level: number;
  name: string;
  target: number;
  /** What it handed out: without what was out of stock. */
  deliverables: readonly Deliverable[];
}

/** A decision as it is stored and answered: complete enough to be told again without today's programme. */
export interface StoredDecision {
  programmeVersion: number;
  earnedPoints: number;
  points: readonly PointLine[];
  awards: readonly (Award & { name: string; description: string | null; visible: boolean })[];
  /** What the action hands out by itself, without a badge. */
  deliverables: readonly Deliverable[];
  /** Levels that the action reached, the lowest first; left out where it reached none. */
  levels?: readonly ReachedLevel[];
  evaluations: readonly Evaluation[];
  /** Details that could not be read, and were therefore left out: one sentence each. */
  unreadable: readonly string[];
}

export interface RecordedAction {
  id: string;
  playerId: PlayerId;
  referenceId: string;
  decision: StoredDecision;
}

/** Points that were written into the ledger for an action. */
export interface RecordedEntry {
  id: string;
  points: number;
  source: "action" | "badge";
}

export type RecordOutcome =
  /** Recorded just now, for the player who holds it (a merged player's actions are the other one's). */
  | { kind: "recorded"; action: RecordedAction; entries: readonly RecordedEntry[] }
  /** The same was recorded before; this is what was decided then. */
  | { kind: "replayed"; action: RecordedAction }
  /** The reference id was used before for something else. */
  | { kind: "conflict"; referenceId: string };

export interface Recording {
  /** In the order of the requests. */
  outcomes: RecordOutcome[];
  /** Outbox messages that were written and want to be delivered. */
  outboxIds: number[];
}

export const fingerprintOf = (content: unknown): string =>
  createHash("sha256").update(JSON.stringify(content)).digest("base64url");

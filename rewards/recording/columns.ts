// The columns of an action and of an award, for whoever writes them: one group of decisions, or a history of two years.
import type { Columns } from "../store/rows.ts";
import type { ActionRow, AwardRow } from "./effects.ts";

const date = (at: number) => new Date(at).toISOString();

export const actionColumns: Columns<ActionRow> = {
  id: ["uuid", (row) => row.id],
  shop: ["text", (row) => row.request.shop],
  player_id: ["text", (row) => row.request.playerId],
  reference_id: ["text", (row) => row.request.referenceId],
  name: ["text", (row) => row.request.name],
  source: ["text", (row) => row.request.source],
  order_id: ["text", (row) => row.request.orderId],
  occurred_at: ["timestamptz", (row) => date(row.request.occurredAt)],
  fingerprint: ["text", (row) => row.request.fingerprint],
  details: ["jsonb", (row) => row.details],
  multiplier: ["numeric", (row) => row.request.multiplier],
  programme_version: ["int", (row) => row.decision.programmeVersion],
  earned_points: ["bigint", (row) => row.decision.earnedPoints],
  decision: ["jsonb", (row) => row.decision],
};

export const awardColumns: Columns<AwardRow> = {
  id: ["uuid", (row) => row.id],
  shop: ["text", (row) => row.request.shop],
  player_id: ["text", (row) => row.request.playerId],
  badge_id: ["uuid", (row) => row.award.badgeId],
  badge_version: ["int", (row) => row.badgeVersion],
  occurrence: ["int", (row) => row.award.occurrence],
  action_id: ["uuid", (row) => row.actionId],
  points: ["bigint", (row) => row.award.points],
  earned_at: ["timestamptz", (row) => date(row.request.occurredAt)],
};

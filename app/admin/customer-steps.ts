// What a merchant can do with a customer: give and take points and badges, undo that, and say that a perk was handed over. Every step names its reference id, which the
// page makes up once: a click that arrives twice counts once.
import { z } from "zod";
import { adjustPoints, maxAdjustmentPoints } from "../../rewards/adjustments/adjust.ts";
import { undoAdjustment } from "../../rewards/adjustments/undo.ts";
import { handOver } from "../../rewards/by-hand/hand-over.ts";
import { isPlainText, text } from "../doors/text.ts";
import type { Services } from "../services.ts";
import { type BadgeAnswer, badgeSteps, takeBadgeStep } from "./customer-badges.ts";
import { type Step, trimmed } from "./customer-step.ts";

export type CustomerAnswer =
  | BadgeAnswer
  | { kind: "adjusted" | "undone"; points: number; balance: number }
  | { kind: "handed_over" }
  | { kind: "again" }
  | { kind: "invalid"; fields: ("points" | "reason")[] }
  | { kind: "too_few_points"; balance: number }
  | { kind: "nothing_left" }
  | { kind: "unknown" };

const reference = z.string().min(1).max(200).refine(isPlainText);
const steps = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("adjust"),
    reference,
    points: z.unknown(),
    reason: z.unknown(),
    allowNegative: z.boolean(),
  }),
  z.object({ intent: z.literal("undo"), reference, reason: text(500) }),
  z.object({ intent: z.literal("hand_over"), reference, itemId: text(100) }),
  ...badgeSteps,
]);
const points = z
  .int()
  .refine((value) => value !== 0)
  .refine((value) => Math.abs(value) <= maxAdjustmentPoints);

/** @throws Response 400 for what the page does not send. */
export async function takeCustomerStep(services: Services, step: Step, body: unknown): Promise<CustomerAnswer> {
  const parsed = steps.safeParse(body);
  if (!parsed.success) throw new Response(null, { status: 400 });
  const asked = parsed.data;
  const { shop, playerId, at } = step;
  const { pool } = services;
  if (asked.intent === "give" || asked.intent === "take") return takeBadgeStep(services, step, asked);
  if (asked.intent === "hand_over") {
    const { kind } = await handOver(pool, { shop, playerId, itemId: asked.itemId, at });
    return { kind: kind === "replayed" ? "again" : kind === "unknown_perk" ? "unknown" : kind };
  }
  if (asked.intent === "undo") {
    const outcome = await undoAdjustment(pool, {
      shop,
      referenceId: asked.reference,
      reason: asked.reason,
      at,
      allowNegative: true,
    });
    switch (outcome.kind) {
      case "undone":
        return { kind: "undone", points: outcome.adjustment.points, balance: outcome.balance };
      case "replayed":
        return { kind: "again" };
      case "unknown_adjustment":
        return { kind: "unknown" };
      case "nothing_left":
      case "too_few_points":
        return outcome;
    }
  }
  const wanted = { points: points.safeParse(asked.points), reason: text(500).safeParse(trimmed(asked.reason)) };
  if (!wanted.points.success || !wanted.reason.success) {
    const fields = (["points", "reason"] as const).filter((field) => !wanted[field].success);
    return { kind: "invalid", fields };
  }
  const outcome = await adjustPoints(pool, {
    shop,
    playerId,
    points: wanted.points.data,
    reason: wanted.reason.data,
    referenceId: asked.reference,
    allowNegative: asked.allowNegative,
    at,
  });
  switch (outcome.kind) {
    case "adjusted":
      return { kind: "adjusted", points: outcome.adjustment.points, balance: outcome.balance };
    case "replayed":
    case "conflict":
      return { kind: "again" };
    case "too_few_points":
      return outcome;
    case "unknown_player":
      return { kind: "too_few_points", balance: 0 };
  }
}

// Gives a customer a badge and takes one back, as the merchant asks on the customer's page. Every step names its reference id,
// which the page makes up once: a click that arrives twice counts once.
import { z } from "zod";
import { text } from "../doors/text.ts";
import type { Services } from "../services.ts";
import { type Step, trimmed } from "./customer-step.ts";

export type BadgeAnswer =
  | { kind: "given" | "taken"; points: number; balance: number }
  | { kind: "again" }
  | { kind: "invalid"; fields: ("badge" | "reason")[] }
  | { kind: "not_given"; why: "already_earned" | "maximum_reached" | "sold_out" | "unknown_badge" | "wrong_level" }
  | { kind: "not_held" };

export const badgeSteps = [
  z.object({
    intent: z.literal("give"),
    reference: text(200),
    badgeId: z.string(),
    level: z.int().min(1).nullable(),
    reason: z.unknown(),
  }),
  z.object({
    intent: z.literal("take"),
    reference: text(200),
    badgeId: text(100),
    reason: z.unknown(),
    takesPoints: z.boolean(),
  }),
] as const;

type BadgeStep = z.output<(typeof badgeSteps)[number]>;
type Tools = Pick<Services, "giveBadge" | "takeBadge">;

export async function takeBadgeStep(
  tools: Tools,
  { shop, playerId, at }: Step,
  asked: BadgeStep,
): Promise<BadgeAnswer> {
  const { badgeId, reference: referenceId } = asked;
  const reason = text(500).safeParse(trimmed(asked.reason));
  const isChosen = badgeId !== "";
  if (!reason.success || !isChosen) {
    return {
      kind: "invalid",
      fields: [...(isChosen ? [] : (["badge"] as const)), ...(reason.success ? [] : (["reason"] as const))],
    };
  }
  const common = { shop, playerId, badgeId, referenceId, reason: reason.data, at };
  return asked.intent === "give"
    ? giftAnswer(await tools.giveBadge({ ...common, level: asked.level }))
    : takingAnswer(await tools.takeBadge({ ...common, takesPoints: asked.takesPoints }));
}

function giftAnswer(outcome: Awaited<ReturnType<Tools["giveBadge"]>>): BadgeAnswer {
  switch (outcome.kind) {
    case "given":
      return { kind: "given", points: outcome.action.decision.earnedPoints, balance: outcome.balance };
    case "replayed":
    case "conflict":
      return { kind: "again" };
    case "unknown_badge":
    case "wrong_level":
      return { kind: "not_given", why: outcome.kind };
    case "withheld": {
      const { outcome: why } = outcome.evaluation;
      return { kind: "not_given", why: why === "sold_out" || why === "maximum_reached" ? why : "already_earned" };
    }
  }
}

function takingAnswer(outcome: Awaited<ReturnType<Tools["takeBadge"]>>): BadgeAnswer {
  switch (outcome.kind) {
    case "taken":
      return { kind: "taken", points: outcome.action.decision.earnedPoints, balance: outcome.balance };
    case "replayed":
    case "conflict":
      return { kind: "again" };
    case "unknown_player":
    case "not_held":
      return { kind: "not_held" };
  }
}

// Reads what the list of badges is asked for, and takes the steps that its menus offer. Every step is of the merchant's own
// shop: a badge of another is as good as none.
import { json } from "@remix-run/node";
import type { Pool } from "pg";
import { z } from "zod";
import type { ShopId } from "../../rewards/ids.ts";
import { type BadgeQuery, findBadge } from "../../rewards/programme/list.ts";
import { badgeStates } from "../../rewards/programme/states.ts";
import { deleteBadge, duplicateBadge, setStatus } from "../../rewards/programme/status.ts";
import { badgeSteps } from "../components/badges/steps.ts";
import type { StepAnswer } from "../components/badges/use-step-toast.ts";

const query = z.object({
  search: z.string().trim().max(200).catch("").default(""),
  state: z.enum(badgeStates).nullable().catch(null).default(null),
  type: z.enum(["OneTimeOnly", "Repeatable", "Ranked"]).nullable().catch(null).default(null),
  page: z.coerce.number().int().min(0).max(10_000).catch(0).default(0),
});

export const badgeQueryOf = (parameters: URLSearchParams, now: number): BadgeQuery => ({
  ...query.parse(Object.fromEntries(parameters)),
  now,
});

const stepForm = z.object({
  step: z.enum(badgeSteps),
  badgeId: z.uuid(),
  /** How the merchant's language names the copy of a badge: "Copy of {name}". */
  copyName: z.string().max(200).optional(),
});

export async function takeStep(pool: Pool, shop: ShopId, request: Request): Promise<Response> {
  const parsed = stepForm.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) throw new Response(null, { status: 400 });
  const { badgeId } = parsed.data;
  const badge = await findBadge(pool, shop, badgeId);
  if (badge === null) throw new Response(null, { status: 404 });
  const answer = await answerOf(pool, shop, parsed.data, badge.definition.name);
  return json(answer, { status: answer.kind === "done" ? 200 : 409 });
}

const statusAfter = { activate: "active", draft: "draft", archive: "archived" } as const;

async function answerOf(
  pool: Pool,
  shop: ShopId,
  { step, badgeId, copyName = "{name} (copy)" }: z.output<typeof stepForm>,
  name: string,
): Promise<StepAnswer> {
  const done: StepAnswer = { kind: "done", step, name };
  if (step === "duplicate") {
    const nameOf = (original: string, copy: number) =>
      copyName.replace("{name}", original) + (copy === 1 ? "" : ` ${copy}`);
    const outcome = await duplicateBadge(pool, shop, badgeId, nameOf);
    if (outcome.kind === "refused") return refusal(outcome.findings);
    return outcome.kind === "saved" ? done : missing();
  }
  if (step === "delete") {
    const outcome = await deleteBadge(pool, shop, badgeId);
    if (outcome.kind === "missing") return missing();
    return outcome.kind === "deleted" ? done : outcome;
  }
  const outcome = await setStatus(pool, shop, badgeId, statusAfter[step]);
  switch (outcome.kind) {
    case "done":
      return done;
    case "missing":
      return missing();
    case "needed":
      return outcome;
    case "refused":
      return refusal(outcome.findings);
  }
}

const refusal = (findings: readonly { sentence: string }[]): StepAnswer => ({
  kind: "refused",
  sentence: findings[0]?.sentence ?? "",
});

/** Somebody else deleted it between two statements. */
function missing(): never {
  throw new Response(null, { status: 404 });
}

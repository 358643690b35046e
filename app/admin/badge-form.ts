// What the designer asks of the server, and what it is answered: check this, save this over version n, restore version m.
import { json } from "@remix-run/node";
import type { Pool } from "pg";
import { z } from "zod";
import { requestDryRun } from "../../rewards/dry-run/rows.ts";
import type { BadgeDefinition, Finding } from "../../rewards/engine/index.ts";
import type { ShopId } from "../../rewards/ids.ts";
import { checkBadge, readProgrammeFacts } from "../../rewards/programme/check.ts";
import { createBadge, readVersion, type SaveOutcome, saveBadge } from "../../rewards/programme/save.ts";
import { uuidv7 } from "../../rewards/store/uuid.ts";
import type { Draft } from "../components/designer/draft.ts";

export type BadgeAnswer =
  | { kind: "checked"; warnings: readonly Finding[] }
  /** A dry run has been asked for. */
  | { kind: "trying"; runId: string }
  | { kind: "saved"; badgeId: string; version: number }
  | { kind: "refused"; findings: readonly Finding[] }
  | { kind: "conflict"; current: { version: number; definition: Draft; savedAt: string } };

/** Larger than any badge that the engine accepts. */
const mostBytes = 512 * 1024;

const content = z.record(z.string(), z.unknown());
const request = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("check"), content }),
  z.object({ intent: z.literal("try"), content }),
  z.object({ intent: z.literal("save"), content, version: z.int().min(1).nullable() }),
  z.object({ intent: z.literal("restore"), from: z.int().min(1), version: z.int().min(1) }),
]);

export type BadgeRequest = z.output<typeof request>;

/** @throws Response 400 for what no designer sends. */
export async function readBadgeRequest(incoming: Request): Promise<BadgeRequest> {
  const body = await incoming.text();
  if (Buffer.byteLength(body) > mostBytes) throw new Response(null, { status: 413 });
  const parsed = request.safeParse(jsonOf(body));
  if (!parsed.success) throw new Response(null, { status: 400 });
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @param badgeId null for a badge that is being created. */
export async function answerBadgeRequest(
  pool: Pool,
  shop: ShopId,
  badgeId: string | null,
  asked: BadgeRequest,
): Promise<Response> {
  switch (asked.intent) {
    case "check": {
      const facts = await readProgrammeFacts(pool, shop, "look");
      if (facts === null) throw missing();
      const { warnings } = checkBadge(facts, { ...asked.content, id: badgeId ?? uuidv7() });
      return answer({ kind: "checked", warnings });
    }
    case "try":
      return tryBadge(pool, shop, badgeId, asked.content);
    case "save": {
      if (badgeId === null) return ofSave(await createBadge(pool, shop, asked.content, "active"));
      return ofSave(await saveBadge(pool, shop, badgeId, asked.content, asked.version ?? 0));
    }
    case "restore": {
      const old = badgeId === null ? null : await readVersion(pool, shop, badgeId, asked.from);
      if (badgeId === null || old === null) throw missing();
      return ofSave(await saveBadge(pool, shop, badgeId, { ...old.definition }, asked.version));
    }
  }
}

/** What Shopify shows of the past without a special permission. */
const triedDays = 60;

async function tryBadge(pool: Pool, shop: ShopId, badgeId: string | null, fields: object): Promise<Response> {
  const facts = await readProgrammeFacts(pool, shop, "look");
  if (facts === null) throw missing();
  const badge = { ...fields, id: badgeId ?? uuidv7() };
  const { errors } = checkBadge(facts, badge);
  if (errors.length > 0) return answer({ kind: "refused", findings: errors });
  const since = new Date(Date.now() - triedDays * 86_400_000);
  // It has just been checked to be one.
  return answer({ kind: "trying", runId: await requestDryRun(pool, shop, badgeId, badge as BadgeDefinition, since) });
}

function ofSave(outcome: SaveOutcome): Response {
  switch (outcome.kind) {
    case "saved":
    case "refused":
      return answer(outcome);
    case "conflict": {
      const { version, definition, savedAt } = outcome.current;
      return answer({
        kind: "conflict",
        current: { version, definition: definition as unknown as Draft, savedAt: savedAt.toISOString() },
      });
    }
    case "missing":
      throw missing();
  }
}

const answer = (body: BadgeAnswer): Response => json(body);
const missing = () => new Response(null, { status: 404 });

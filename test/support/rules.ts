// A shop's levels and action rules as a merchant saves them, and actions as an integrator sends them.
import type { Pool } from "pg";
import type { PlayerId, ShopId } from "../../rewards/ids.ts";
import { readSettings, saveSettings } from "../../rewards/programme/save-settings.ts";
import { type ActionRequest, fingerprintOf } from "../../rewards/recording/request.ts";
import { submitActions } from "../../rewards/recording/submit.ts";

/** @throws when the settings are refused. */
export async function saveRules(pool: Pool, shop: ShopId, changes: Record<string, unknown>): Promise<void> {
  const before = await readSettings(pool, shop);
  const outcome = await saveSettings(pool, shop, { ...before, ...changes }, before);
  if (outcome.kind !== "saved") throw new Error(`The settings were not saved: ${JSON.stringify(outcome)}`);
}

export interface ActionWish {
  name?: string;
  playerId?: string;
  /** Of a purchase, in major units. */
  amount?: string;
  category?: string;
  at?: number;
  multiplier?: string;
  referenceId?: string;
}

let references = 0;

export function apiAction(shop: ShopId, wish: ActionWish = {}): ActionRequest {
  const { name = "purchase", playerId = "john", amount, category, multiplier = "1" } = wish;
  const entries = Object.entries({ amount, category }).flatMap(([detail, value]) =>
    value === undefined ? [] : [{ name: detail, value }],
  );
  const { at = Date.UTC(2026, 5, 1, 16), referenceId = `reference-${++references}` } = wish;
  return {
    shop,
    playerId: playerId as PlayerId,
    name,
    referenceId,
    fingerprint: fingerprintOf([referenceId]),
    source: "api",
    orderId: null,
    occurredAt: at,
    multiplier,
    details: { kind: "text", entries },
  };
}

/** Together in one transaction. @returns what each earned, and the names of the levels that it reached. */
export async function recordTogether(pool: Pool, requests: readonly ActionRequest[]) {
  const { outcomes } = await submitActions(pool, requests);
  return outcomes.map((outcome) => {
    if (outcome.kind === "conflict") throw new Error(`${outcome.referenceId} was used before.`);
    const { earnedPoints, levels = [] } = outcome.action.decision;
    return { kind: outcome.kind, points: earnedPoints, levels: levels.map(({ name }) => name) };
  });
}

// Levels of total points: reached once and kept, handed out once, whatever comes back or is spent, and whatever becomes of
// the ladder.
import { describe, expect, it } from "vitest";
import type { PlayerId, ShopId } from "../../rewards/ids.ts";
import { readSettings, saveSettings } from "../../rewards/programme/save-settings.ts";
import { type ActionRequest, fingerprintOf } from "../../rewards/recording/request.ts";
import { submitActions } from "../../rewards/recording/submit.ts";
import { testDatabase } from "../support/database.ts";
import { testShop } from "../support/shop.ts";

const { pool } = await testDatabase();
const now = Date.UTC(2026, 5, 1);
const john = "john" as PlayerId;

const silver = { id: "silver", name: "Silver", target: 100, deliverables: [] };
const gold = {
  id: "gold",
  name: "Gold",
  target: 500,
  deliverables: [{ id: "ship", kind: "Prize", label: "Free shipping", voucher: { discount: "free_shipping" } }],
};

async function set(shop: ShopId, changes: Record<string, unknown>) {
  const before = await readSettings(pool, shop);
  const outcome = await saveSettings(pool, shop, { ...before, ...changes }, before);
  expect(outcome.kind).toBe("saved");
}

let references = 0;

function purchase(shop: ShopId, amount: string, more: Partial<ActionRequest> = {}): ActionRequest {
  const referenceId = `reference-${++references}`;
  return {
    shop,
    playerId: john,
    name: "purchase",
    referenceId,
    fingerprint: fingerprintOf([referenceId]),
    source: "api",
    orderId: null,
    occurredAt: now,
    multiplier: "1",
    details: { kind: "text", entries: [{ name: "amount", value: amount }] },
    ...more,
  };
}

async function record(...requests: ActionRequest[]) {
  const { outcomes } = await submitActions(pool, requests);
  return outcomes.map((outcome) => {
    if (outcome.kind === "conflict") throw new Error("A conflict.");
    return { kind: outcome.kind, levels: (outcome.action.decision.levels ?? []).map(({ name }) => name) };
  });
}

async function standing(shop: ShopId, playerId: PlayerId = john) {
  const { rows } = await pool.query(
    "select points_total, highest_level from players where shop = $1 and player_id = $2",
    [shop, playerId],
  );
  return rows[0];
}

const itemsOf = async (shop: ShopId) =>
  (await pool.query("select level_id, award_id, label, state from inventory_items where shop = $1", [shop])).rows;

describe("a level", () => {
  it("is reached by the action whose points lead there, once, and its vouchers are handed out", async () => {
    const { shop } = await testShop(pool);
    await set(shop, { levels: [silver, gold] });
    expect(await record(purchase(shop, "99.00"))).toEqual([{ kind: "recorded", levels: [] }]);
    expect(await standing(shop)).toEqual({ points_total: 99, highest_level: 0 });
    const second = purchase(shop, "401.00");
    expect(await record(second)).toEqual([{ kind: "recorded", levels: ["Silver", "Gold"] }]);
    expect(await record(second)).toEqual([{ kind: "replayed", levels: ["Silver", "Gold"] }]);
    expect(await record(purchase(shop, "1000.00"))).toEqual([{ kind: "recorded", levels: [] }]);
    expect(await standing(shop)).toEqual({ points_total: 1_500, highest_level: 2 });
    expect(await itemsOf(shop)).toEqual([
      { level_id: "gold", award_id: null, label: "Free shipping", state: "creating" },
    ]);
  });
});

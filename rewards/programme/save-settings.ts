// Saves what a merchant has set, as a whole and only over what he had before him. From the next order on it counts.
import { isDeepStrictEqual } from "node:util";
import type { Pool } from "pg";
import type { Finding } from "../engine/index.ts";
import type { ShopId } from "../ids.ts";
import { readShopFacts } from "../shops/facts.ts";
import { type Connection, inTransaction } from "../store/transaction.ts";
import { checkRules } from "./check-rules.ts";
import { markChanged } from "./save.ts";
import { type ShopSettings, shopSettings } from "./settings.ts";
import { settleLevels } from "./settle-levels.ts";

export type SettingsOutcome =
  | { kind: "saved"; settings: ShopSettings }
  /** Nothing was saved: the paths of the fields that do not fit, or what the engine objects to. */
  | { kind: "refused"; paths: readonly string[]; findings: readonly Finding[] }
  /** Somebody else has saved other settings meanwhile. */
  | { kind: "conflict"; current: ShopSettings }
  | { kind: "unknown_shop" };

/** @param value anything, from a form. @param before what the form was made from. */
export async function saveSettings(
  pool: Pool,
  shop: ShopId,
  value: unknown,
  before: unknown,
): Promise<SettingsOutcome> {
  const wanted = shopSettings.safeParse(value);
  if (!wanted.success) {
    return { kind: "refused", paths: wanted.error.issues.map((issue) => issue.path.join(".")), findings: [] };
  }
  return inTransaction(pool, async (connection) => {
    const current = await readSettings(connection, shop, "lock");
    if (current === null) return { kind: "unknown_shop" };
    if (!isDeepStrictEqual(current, shopSettings.safeParse(before).data)) return { kind: "conflict", current };
    const facts = await readShopFacts(connection, shop);
    if (facts === null) return { kind: "unknown_shop" };
    const findings = checkRules(wanted.data, facts);
    if (findings.length > 0) return { kind: "refused", paths: [], findings };
    await connection.query("update shops set settings = $2::jsonb where shop = $1", [
      shop,
      JSON.stringify(wanted.data),
    ]);
    await settleLevels(connection, shop, current.levels, wanted.data.levels);
    await markChanged(connection, shop);
    return { kind: "saved", settings: wanted.data };
  });
}

/** Null when the shop is not installed. */
export async function readSettings(
  connection: Connection,
  shop: ShopId,
  lock: "lock" | "look" = "look",
): Promise<ShopSettings | null> {
  const { rows } = await connection.query<{ settings: unknown }>(
    `select settings from shops where shop = $1 and uninstalled_at is null ${lock === "lock" ? "for update" : ""}`,
    [shop],
  );
  return rows[0] ? shopSettings.parse(rows[0].settings) : null;
}

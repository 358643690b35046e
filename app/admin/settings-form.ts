// The settings as the form has them, amounts in major units, and what comes of saving them.
import type { Pool } from "pg";
import type { ShopId } from "../../rewards/ids.ts";
import { exponentOf, majorText, minorUnits } from "../../rewards/money.ts";
import { readSettings, saveSettings } from "../../rewards/programme/save-settings.ts";
import type { ShopSettings } from "../../rewards/programme/settings.ts";
import { readShopFacts } from "../../rewards/shops/facts.ts";
import { type SettingsAnswer, settingsAnswer, settingsRequest } from "./settings-answer.ts";

/** @throws Response 404 when the shop is not installed. */
export async function readSettingsForm(pool: Pool, shop: ShopId) {
  const [settings, exponent] = await Promise.all([readSettings(pool, shop), exponentOfShop(pool, shop)]);
  if (settings === null) throw new Response(null, { status: 404 });
  const { minimumAmountMinor, ...rest } = settings satisfies ShopSettings;
  return { ...rest, minimumAmount: minimumAmountMinor === 0 ? "" : majorText(minimumAmountMinor, exponent) };
}

/** @throws Response 400 for what the page does not send. */
export async function saveSettingsForm(pool: Pool, shop: ShopId, body: unknown): Promise<SettingsAnswer> {
  const { content, before } = settingsRequest(body);
  const exponent = await exponentOfShop(pool, shop);
  const inMinor = ({ minimumAmount = "", ...rest }: Record<string, unknown>) => ({
    ...rest,
    minimumAmountMinor: minimumAmount === "" ? 0 : exactMinor(String(minimumAmount), exponent),
  });
  const answer = settingsAnswer(await saveSettings(pool, shop, inMinor(content), inMinor(before)));
  if (answer.kind !== "refused") return answer;
  return { ...answer, paths: answer.paths.map((path) => (path === "minimumAmountMinor" ? "minimumAmount" : path)) };
}

async function exponentOfShop(pool: Pool, shop: ShopId): Promise<number> {
  const facts = await readShopFacts(pool, shop);
  if (facts === null) throw new Response(null, { status: 404 });
  return exponentOf(facts.currency);
}

/** Null for what the currency has no coin for: nobody's amount is rounded to another without a word. */
function exactMinor(amount: string, exponent: number): number | null {
  const [, fraction = ""] = amount.trim().split(".");
  return /[^0]/.test(fraction.slice(exponent)) ? null : minorUnits(amount, exponent);
}

// Shoppers of the demo store with something to show: what they did is recorded as an integrator's actions are.
import type { Pool } from "pg";
import { guide } from "../../devstore/catalogue/guide.ts";
import type { PlayerId } from "../../rewards/ids.ts";
import { submitActions } from "../../rewards/recording/submit.ts";
import { installShop } from "../../rewards/shops/install.ts";
import { apiAction } from "../support/rules.ts";
import { demoShop } from "./harness.ts";

export const john = guide.john.id as PlayerId;

export const installDemoShop = (pool: Pool) =>
  installShop(pool, { shop: demoShop, name: "Encore demo", currency: "USD", timeZone: "America/New_York" });

/** @param amount in major units. */
export async function buy(pool: Pool, playerId: string, referenceId: string, amount: string, category: string) {
  const wish = { playerId, referenceId, amount, category, at: Date.now() };
  await submitActions(pool, [apiAction(demoShop, wish)]);
}

// The figures of the home page, added up as a worker does it by the clock: a shop that was filled without one has them at once.
import type { Pool } from "pg";
import { checkShop } from "../../rewards/figures/check-shop.ts";
import { countCohorts } from "../../rewards/figures/cohorts.ts";
import { countNew } from "../../rewards/figures/count-new.ts";
import type { ShopId } from "../../rewards/ids.ts";
import { readShopFacts } from "../../rewards/shops/facts.ts";

/** @param now Unix milliseconds. */
export async function countFigures(pool: Pool, shop: ShopId, now: number): Promise<void> {
  const facts = await readShopFacts(pool, shop);
  if (facts === null) throw new Error(`${shop} is not installed.`);
  await countNew(pool, now);
  await checkShop(pool, { shop, timeZone: facts.timeZone, isKnown: false }, now);
  await countCohorts(pool, shop, now);
}

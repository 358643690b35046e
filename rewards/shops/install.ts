// What happens when a merchant installs Encore: the shop is known from now on and has a working programme at once, and its
// past orders are asked for.
import type { Pool } from "pg";
import { requestBackfill } from "../backfill/rows.ts";
import { insertRewards } from "../catalogue/rewards.ts";
import { starterRewards } from "../catalogue/starter.ts";
import { retryUninstalled } from "../inbox/rows.ts";
import { createBadges } from "../programme/badges.ts";
import { starterBadges } from "../programme/starter.ts";
import { inTransaction } from "../store/transaction.ts";
import { type Installation, markInstalled, type ShopFacts } from "./installation.ts";

/** Safe to repeat; a shop that comes back keeps the badges and rewards that it had. */
export async function installShop(pool: Pool, facts: ShopFacts): Promise<Installation> {
  return inTransaction(pool, async (connection) => {
    const installation = await markInstalled(connection, facts);
    if (installation.kind === "being_erased") return installation;
    if (installation.isNew) {
      await createBadges(connection, facts.shop, starterBadges);
      await insertRewards(connection, facts.shop, starterRewards(facts.currency));
    } else {
      await retryUninstalled(connection, facts.shop);
    }
    // Shopify shows the last 60 days, or everything to an app with read_all_orders. Nobody is told of what the past earned.
    await requestBackfill(connection, { shop: facts.shop, since: null, silent: true });
    return installation;
  });
}

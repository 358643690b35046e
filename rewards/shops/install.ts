// What happens when a merchant installs Encore: the shop is known from now on and has a working programme at once.
import type { Pool } from "pg";
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
    return installation;
  });
}

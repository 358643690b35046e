// A shop is installed the first time that its merchant opens Encore with a token that works: its facts are read from
// Shopify and its programme starts. Checked with every admin request, so that a start that broke off half-way is mended.
import type { Pool } from "pg";
import type { ShopId } from "../../rewards/ids.ts";
import { installShop } from "../../rewards/shops/install.ts";
import { isInstalled } from "../../rewards/shops/installation.ts";
import type { AdminGraphql } from "../../shopify/operations/call.ts";
import { readShop } from "../../shopify/operations/shop.ts";
import type { Log } from "../../system/log.ts";

export type EnsureInstalled = (shop: ShopId, graphql: AdminGraphql) => Promise<void>;

export function createInstallation(pool: Pool, log: Log): EnsureInstalled {
  /** A page's loaders run side by side; they share one installation. */
  const underWay = new Map<ShopId, Promise<void>>();

  const install = async (shop: ShopId, graphql: AdminGraphql) => {
    if (await isInstalled(pool, shop)) return;
    const installation = await installShop(pool, { shop, ...(await readShop(graphql)) });
    if (installation.kind === "being_erased") throw beingErased();
    log.info({ shop, isNew: installation.isNew }, "installed");
  };

  return (shop, graphql) => {
    const running = underWay.get(shop) ?? install(shop, graphql).finally(() => underWay.delete(shop));
    underWay.set(shop, running);
    return running;
  };
}

const beingErased = () =>
  new Response("The data of this store's earlier installation is being deleted. Open Encore again in a minute.", {
    status: 503,
    headers: { "retry-after": "60" },
  });

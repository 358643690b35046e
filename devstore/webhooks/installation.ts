// Whether the app is installed in this shop, and what happens when it is removed: tokens die, webhooks cease.
import { gid } from "../catalogue/ids.ts";
import { examplePayload, type Payload } from "../checkout/example.ts";
import type { DeliveryOptions } from "../checkout/request.ts";
import { exactNumber } from "../exact-json.ts";
import { revokeAllTokens } from "../oauth/tokens.ts";
import { inTransaction, readFact, writeFact } from "../store/database.ts";
import { type Store, shopEmail, shopId, shopName } from "../store/store.ts";
import { dropPending } from "./deliveries.ts";
import { announce } from "./events.ts";

export const isInstalled = (store: Store): boolean => readFact(store.database, "installed") === "yes";

function shopPayload(store: Store): Payload {
  const { domain, currency, timeZone } = store.shop;
  return {
    ...examplePayload("app/uninstalled"),
    id: exactNumber(shopId),
    name: shopName,
    email: shopEmail,
    customer_email: shopEmail,
    domain,
    myshopify_domain: domain,
    currency,
    iana_timezone: timeZone,
    taxes_included: true,
    plan_display_name: "Developer Preview",
    plan_name: "partner_test",
  };
}

/** False when the app was not installed. What was owed to it before is dropped; that it is gone, it still hears. */
export function uninstallApp(store: Store, delivery: DeliveryOptions | undefined): boolean {
  if (!isInstalled(store)) return false;
  inTransaction(store.database, () => {
    revokeAllTokens(store.database);
    dropPending(store.database);
    announce(store, [{ topic: "app/uninstalled", payload: shopPayload(store) }], delivery);
    writeFact(store.database, "installed", "no");
  });
  return true;
}

/** Shopify sends this 48 hours after an uninstall; here it is sent when asked for. */
export function requestShopRedaction(store: Store, delivery: DeliveryOptions | undefined): void {
  const payload = { shop_id: exactNumber(shopId), shop_domain: store.shop.domain };
  announce(store, [{ topic: "shop/redact", payload }], delivery, "always");
}

/** What `shopify app deploy` does: the app's configuration counts anew, and changed scopes are announced. */
export function deployAppConfig(store: Store, delivery: DeliveryOptions | undefined): void {
  const previous = store.appConfig().scopes;
  store.reloadAppConfig();
  const current = store.appConfig().scopes;
  if ([...previous].sort().join() === [...current].sort().join()) return;
  const payload = {
    ...examplePayload("app/scopes_update"),
    id: exactNumber(shopId),
    shop_id: gid("Shop", shopId),
    previous,
    current,
    updated_at: new Date(store.settings.now()).toISOString(),
  };
  announce(store, [{ topic: "app/scopes_update", payload }], delivery);
}

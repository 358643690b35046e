// The app's metafields as Liquid sees them: `customer.metafields["$app"].KEY.value` and `app.metafields.NAMESPACE.KEY.value`.
// Only what the app has written through the Admin API is here.
import { appNamespace } from "../admin-api/resolvers/metafields.ts";
import { appInstallationId } from "../admin-api/resolvers/shop.ts";
import { gid } from "../catalogue/ids.ts";
import { all, type Row } from "../store/database.ts";
import type { Store } from "../store/store.ts";

interface LiquidMetafield {
  type: string;
  value: unknown;
}

type Namespaces = Record<string, Record<string, LiquidMetafield>>;

const liquidNamespace = (namespace: string): string =>
  namespace.startsWith(appNamespace) ? namespace.replace(appNamespace, "$app").replace("--", ":") : namespace;

function liquidMetafield(row: Row): LiquidMetafield {
  const [type, value] = [String(row["type"]), String(row["value"])];
  return { type, value: type === "json" ? JSON.parse(value) : value };
}

function metafieldsOf(store: Store, ownerId: string): Namespaces {
  const found: Namespaces = {};
  for (const row of all(store.database, "select * from metafields where owner_id = ?", ownerId)) {
    const namespace = liquidNamespace(String(row["namespace"]));
    found[namespace] = { ...found[namespace], [String(row["key"])]: liquidMetafield(row) };
  }
  return found;
}

export const customerMetafields = (store: Store, customerId: string): Namespaces =>
  metafieldsOf(store, gid("Customer", customerId));

export const appMetafields = (store: Store): Namespaces =>
  metafieldsOf(store, gid("AppInstallation", appInstallationId));

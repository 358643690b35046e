// The shop, and this app's installation in it.
import { gid } from "../../catalogue/ids.ts";
import type { Store } from "../../store/store.ts";
import { shopEmail, shopId, shopName } from "../../store/store.ts";
import type { ApiObject } from "../field-resolver.ts";
import { metafieldFields } from "./metafields.ts";
import { utc } from "./money.ts";

const appId = "218301644801";
export const appInstallationId = "571298340901";

/** Shopify's money formats carry this Liquid-like mark. */
const amountPlaceholder = "{{amount}}";

const openedAt = Date.UTC(2026, 0, 5, 14, 0, 0);

export function shopObject(store: Store): ApiObject {
  const { domain, currency, timeZone } = store.shop;
  const id = gid("Shop", shopId);
  return {
    __typename: "Shop",
    id,
    name: shopName,
    email: shopEmail,
    contactEmail: shopEmail,
    shopOwnerName: "Robin Owner",
    myshopifyDomain: domain,
    url: `https://${domain}`,
    primaryDomain: {
      __typename: "Domain",
      id: gid("Domain", "102993410213"),
      host: domain,
      url: `https://${domain}`,
      sslEnabled: true,
    },
    currencyCode: currency,
    enabledPresentmentCurrencies: [currency],
    currencyFormats: {
      __typename: "CurrencyFormats",
      moneyFormat: `$${amountPlaceholder}`,
      moneyWithCurrencyFormat: `$${amountPlaceholder} USD`,
    },
    ianaTimezone: timeZone,
    timezoneAbbreviation: "EST",
    timezoneOffset: "-0500",
    timezoneOffsetMinutes: -300,
    taxesIncluded: true,
    taxShipping: false,
    weightUnit: "GRAMS",
    unitSystem: "METRIC_SYSTEM",
    setupRequired: false,
    plan: {
      __typename: "ShopPlan",
      displayName: "Developer Preview",
      publicDisplayName: "Developer Preview",
      partnerDevelopment: true,
      shopifyPlus: false,
    },
    createdAt: utc(openedAt),
    updatedAt: utc(openedAt),
    ...metafieldFields(store, id),
  };
}

const accessScope = (handle: string): ApiObject => ({
  __typename: "AccessScope",
  handle,
  description: handle.replace("_", " ").replaceAll("_", " "),
});

export function appInstallationObject(store: Store): ApiObject {
  const id = gid("AppInstallation", appInstallationId);
  return {
    __typename: "AppInstallation",
    id,
    accessScopes: store.appConfig().scopes.map(accessScope),
    activeSubscriptions: [],
    launchUrl: `https://${store.shop.domain}/admin/apps/encore`,
    uninstallUrl: null,
    app: {
      __typename: "App",
      id: gid("App", appId),
      apiKey: store.settings.apiKey,
      handle: "encore",
      title: "Encore",
      embedded: true,
      webhookApiVersion: store.appConfig().apiVersion,
    },
    ...metafieldFields(store, id),
  };
}

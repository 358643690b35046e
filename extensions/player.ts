// The customer's JSON in UI extensions, from the metafields that Shopify hands over or from the Customer Account API. What is
// not there, not JSON or of another version is null: an extension then says less, and never something wrong.
import type { PlayerShape } from "../rewards/storefront/shapes.ts";

/** As in rewards/storefront/shapes.ts, whose schema library has no place in a checkout. */
const version = 1;

export function playerOf(text: unknown): PlayerShape | null {
  if (typeof text !== "string") return null;
  try {
    const player = JSON.parse(text) as PlayerShape | null;
    return player?.version === version ? player : null;
  } catch {
    return null;
  }
}

interface Entry {
  target: { type: string };
  metafield: { key: string; value: unknown };
}

export function playerAmong(entries: readonly Entry[]): PlayerShape | null {
  const entry = entries.find(({ target, metafield }) => target.type === "customer" && metafield.key === "player");
  return playerOf(entry?.metafield.value);
}

interface Host {
  i18n: { formatNumber(number: number, options: { inExtensionLocale: true }): string };
  localization: { extensionLanguage: { value: { isoCode: string } } };
}

/** "1,265 stars": the shop's word in the language of the texts around it, else in English. */
export function pointsText({ pointsName }: PlayerShape, points: number, { i18n, localization }: Host): string {
  const [language = ""] = localization.extensionLanguage.value.isoCode.split("-");
  // What an earlier version of Encore has written names no word.
  const names = pointsName?.[language] ?? pointsName?.["en"] ?? { one: "point", other: "points" };
  return `${i18n.formatNumber(points, { inExtensionLocale: true })} ${points === 1 ? names.one : names.other}`;
}

const customerAccountApi = "shopify://customer-account/api/2026-07/graphql.json";
const query = `query EncorePlayer { customer { metafield(namespace: "$app", key: "player") { value } } }`;

/** Null: nobody is logged in, he has no rewards yet, or the API does not answer. */
export async function fetchPlayer(): Promise<PlayerShape | null> {
  try {
    const response = await fetch(customerAccountApi, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query }),
    });
    const { data } = (await response.json()) as { data?: { customer?: { metafield?: { value?: unknown } | null } } };
    return playerOf(data?.customer?.metafield?.value);
  } catch {
    return null;
  }
}

/** What an order has earned, once that is known. Ids come as gid://shopify/Order/1 or gid://shopify/OrderIdentity/1. */
export function earnedBy(
  player: PlayerShape | null,
  orderId: string | undefined,
): PlayerShape["orders"][number] | null {
  const digits = /\d+$/.exec(orderId ?? "")?.[0];
  return player?.orders.find(({ id }) => id === digits) ?? null;
}

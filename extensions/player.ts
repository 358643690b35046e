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

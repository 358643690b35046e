// Names that must not be mixed up. Each is made once, at a door, by the function beside it.

/** A store's permanent domain: encore-demo.myshopify.com. */
export type ShopId = string & { readonly brand: "ShopId" };
/** Any string; for a Shopify customer the digits of the numeric id. */
export type PlayerId = string & { readonly brand: "PlayerId" };
/** The digits of a Shopify order's id. */
export type OrderId = string & { readonly brand: "OrderId" };
/** The digits of a Shopify product's id. */
export type ProductId = string & { readonly brand: "ProductId" };

const shopDomain = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;

/** Null when the text is not a myshopify.com domain. */
export function shopIdOf(text: string): ShopId | null {
  const domain = text.toLowerCase();
  return shopDomain.test(domain) && domain.length <= 100 ? (domain as ShopId) : null;
}

/**
 * The digits of `gid://shopify/Order/820982911946154508`. Ids are read from here and not from the numeric fields beside
 * them: those are larger than 2^53 at times, and JSON.parse rounds them without a word.
 */
export function digitsOfGid(gid: string): string | null {
  return /\/(\d+)(?:\?.*)?$/.exec(gid)?.[1] ?? null;
}

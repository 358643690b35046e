// The blocks of the extension, and Shopify's objects as a test wants a block to find them: without a store, so that they may hold
// what no store would.
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { GlobalObjects } from "../../devstore/storefront/objects.ts";

export const folder = resolve(import.meta.dirname, "../../extensions/rewards");
export const blocks = readdirSync(join(folder, "blocks")).map((name) => name.replace(".liquid", ""));

export interface Page {
  player?: unknown;
  isLoggedIn?: boolean;
  programme?: unknown;
  product?: object | undefined;
  currency?: string;
  cart?: object | null;
  language?: string;
  isDesigned?: boolean;
  settings?: Record<string, unknown>;
}

/** Shopify's objects, as far as a block looks at them. */
export function objectsOf(block: string, page: Page): GlobalObjects {
  const { currency = "USD", language = "en", isLoggedIn = true, isDesigned = false } = page;
  const { player, programme, product } = page;
  const given = (value: unknown, namespaces: object) => (value === undefined ? {} : namespaces);
  const json = (value: unknown) => ({ type: "json", value });
  const metafields = given(player, { $app: { player: json(player) } });
  const place = block === "earns" && product === undefined ? "cart" : "product";
  return {
    shop: { name: "A shop", currency },
    request: { locale: { iso_code: language, primary: true, root_url: "/" }, path: "/", design_mode: isDesigned },
    template: { name: place },
    routes: { account_login_url: "/account/login", cart_url: "/cart" },
    cart: page.cart === undefined ? { total_price: 149_999, currency: { iso_code: currency } } : page.cart,
    customer: isLoggedIn ? { id: "890088186047892319", metafields } : null,
    app: { metafields: given(programme, { encore: { programme: json(programme) } }) },
    ...(product && { product }),
  } as unknown as GlobalObjects;
}

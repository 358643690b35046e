// What Encore needs to know of a store when it is installed.

import type { EncoreShopQuery } from "../generated/admin-operations.ts";
import { type AdminGraphql, callAdmin } from "./call.ts";

export const shopQuery = `#graphql
  query EncoreShop {
    shop {
      name
      myshopifyDomain
      currencyCode
      ianaTimezone
    }
  }
`;

export interface ShopAnswer {
  name: string;
  currency: string;
  timeZone: string;
}

export async function readShop(graphql: AdminGraphql): Promise<ShopAnswer> {
  const { shop } = await callAdmin<EncoreShopQuery>(graphql, shopQuery, {});
  return { name: shop.name, currency: shop.currencyCode, timeZone: shop.ianaTimezone };
}

// Who looks at the admin: a merchant whose session Shopify vouches for. Everything he sees and does is of his shop.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { type ShopId, shopIdOf } from "../../rewards/ids.ts";
import type { AdminGraphql } from "../../shopify/operations/call.ts";

type Door = Pick<LoaderFunctionArgs, "request" | "context">;

/** @throws Response a redirect or a bounce page when Shopify has to vouch first. */
export async function authenticateMerchant(door: Door): Promise<ShopId> {
  return (await authenticateMerchantWithShopify(door)).shop;
}

/** For pages that ask Shopify something in the merchant's name. */
export async function authenticateMerchantWithShopify({
  request,
  context,
}: Door): Promise<{ shop: ShopId; graphql: AdminGraphql }> {
  const { session, admin } = await context.services.shopify.authenticate.admin(request);
  const shop = shopIdOf(session.shop);
  if (!shop) throw new Error("Shopify's session names no myshopify.com domain.");
  await context.services.ensureInstalled(shop, admin.graphql);
  return { shop, graphql: admin.graphql };
}

// Who looks at the admin: a merchant whose session Shopify vouches for. Everything he sees and does is of his shop.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { type ShopId, shopIdOf } from "../../rewards/ids.ts";

/** @throws Response a redirect or a bounce page when Shopify has to vouch first. */
export async function authenticateMerchant({
  request,
  context,
}: Pick<LoaderFunctionArgs, "request" | "context">): Promise<ShopId> {
  const { session, admin } = await context.services.shopify.authenticate.admin(request);
  const shop = shopIdOf(session.shop);
  if (!shop) throw new Error("Shopify's session names no myshopify.com domain.");
  await context.services.ensureInstalled(shop, admin.graphql);
  return shop;
}

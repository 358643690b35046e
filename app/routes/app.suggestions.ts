// Values for the designer's pickers, while the merchant types.
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { suggest } from "../admin/suggestions.ts";
import { authenticateMerchantWithShopify } from "../doors/merchant.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, graphql } = await authenticateMerchantWithShopify({ request, context });
  const { searchParams } = new URL(request.url);
  const [detail = "", search = ""] = ["detail", "search"].map((name) => (searchParams.get(name) ?? "").slice(0, 200));
  return json({ suggestions: await suggest({ pool: context.services.pool, shop, graphql }, detail, search) });
}

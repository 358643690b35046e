// A picture of the merchant's own for a badge: its bytes come in, the address at which Shopify serves it goes out.
import { type ActionFunctionArgs, json } from "@remix-run/node";
import { readPictureBytes, takePicture } from "../admin/badge-picture.ts";
import { authenticateMerchantWithShopify } from "../doors/merchant.ts";
import { isPlainText } from "../doors/text.ts";

export async function action({ request, context }: ActionFunctionArgs) {
  const { graphql } = await authenticateMerchantWithShopify({ request, context });
  const name = new URL(request.url).searchParams.get("name") ?? "";
  return json(await takePicture(graphql, await readPictureBytes(request), isPlainText(name) ? name : ""));
}

// A look at a file while it goes on and when it is done; and the wish to call it off.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { cancelPreview } from "../../rewards/import/previews.ts";
import { readPreview } from "../admin/import-page.ts";
import { authenticateMerchant } from "../doors/merchant.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  const preview = await readPreview(context.services.pool, shop, params["previewId"] ?? "", Date.now());
  if (preview === null) throw new Response(null, { status: 404 });
  return json(preview);
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  const isKnown = await cancelPreview(context.services.pool, shop, params["previewId"] ?? "");
  if (!isKnown) throw new Response(null, { status: 404 });
  return json({ kind: "cancelled" });
}

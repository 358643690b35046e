// Takes a file: to look at, or to import. The file is the body; what to do with it is the query.
import { type ActionFunctionArgs, json } from "@remix-run/node";
import { takeFile } from "../admin/import-page.ts";
import { authenticateMerchant } from "../doors/merchant.ts";

export async function action({ request, context }: ActionFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  return json(await takeFile(context.services.imports, shop, request));
}

// An import while it goes on and when it is done; and the wish to take it back, which a worker carries out.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { askForUndo } from "../../rewards/import/undo.ts";
import { isUuid } from "../../rewards/store/uuid.ts";
import { readImport } from "../admin/import-page.ts";
import { authenticateMerchant } from "../doors/merchant.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  const found = await readImport(context.services.pool, shop, params["importId"] ?? "", Date.now());
  if (found === null) throw new Response(null, { status: 404 });
  return json(found);
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  const id = params["importId"] ?? "";
  const isKnown = isUuid(id) && (await askForUndo(context.services.pool, shop, id));
  if (!isKnown) throw new Response(null, { status: 404 });
  return json({ kind: "being_undone" });
}

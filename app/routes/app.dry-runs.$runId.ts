// A dry run while it goes on and when it is done; and the wish to call it off.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { cancelDryRun, findDryRun } from "../../rewards/dry-run/rows.ts";
import { authenticateMerchant } from "../doors/merchant.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  const run = await findDryRun(context.services.pool, shop, params["runId"] ?? "");
  if (run === null) throw new Response(null, { status: 404 });
  return json(run);
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  const isKnown = await cancelDryRun(context.services.pool, shop, params["runId"] ?? "");
  if (!isKnown) throw new Response(null, { status: 404 });
  return json({ kind: "cancelled" });
}

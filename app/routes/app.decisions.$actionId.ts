// Why one action earned what it earned; asked for when a merchant opens a line.
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { readDecisionData } from "../admin/decision-data.ts";
import { authenticateMerchant } from "../doors/merchant.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  const decision = await readDecisionData(context.services.pool, shop, params["actionId"] ?? "");
  if (decision === null) throw new Response(null, { status: 404 });
  return json(decision);
}

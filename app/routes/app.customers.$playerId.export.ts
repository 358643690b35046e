// Everything that Encore knows of a customer, as one document.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportPlayer } from "../../rewards/privacy/export-player.ts";
import { authenticateMerchant } from "../doors/merchant.ts";
import { playerParameter } from "../doors/player-parameter.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  const playerId = playerParameter(params);
  const known = playerId === null ? null : await exportPlayer(context.services.pool, shop, playerId);
  if (known === null) throw new Response(null, { status: 404 });
  // It is saved as a file as it is, and people read it.
  return new Response(JSON.stringify(known, null, 2), {
    headers: { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store" },
  });
}

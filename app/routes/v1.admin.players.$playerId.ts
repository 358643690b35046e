// GET /v1/admin/players/:playerId: what a player has, how far the next badges are, and why.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { viewPlayer } from "../../rewards/players/view.ts";
import { answer, noSuchPlayer } from "../doors/api-answer.ts";
import { allowOnly, playerOfPath } from "../doors/api-call.ts";
import { authenticateApi, orUnavailable } from "../doors/api-key.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const shop = await authenticateApi(request, context);
  const player = await orUnavailable(viewPlayer(context.services.pool, shop, playerOfPath(params), Date.now()));
  return player ? answer(player) : noSuchPlayer();
}

export const action = allowOnly("GET", "Players are read with GET.");

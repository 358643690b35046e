// GET /v1/admin/players/:playerId: what a player has, how far the next badges are, and why.
import type { LoaderFunctionArgs } from "@remix-run/node";
import type { PlayerId } from "../../rewards/ids.ts";
import { viewPlayer } from "../../rewards/players/view.ts";
import { answer, refuse } from "../doors/api-answer.ts";
import { authenticateApi, orUnavailable } from "../doors/api-key.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const shop = await authenticateApi(request, context);
  const playerId = (params["playerId"] ?? "") as PlayerId;
  const isPossible = playerId.length <= 200 && !playerId.includes("\0");
  const player = isPossible ? await orUnavailable(viewPlayer(context.services.pool, shop, playerId, Date.now())) : null;
  return player ? answer(player) : refuse("notFound", "No such player in your shop.", "playerId");
}

export const action = (): Response =>
  refuse("methodNotAllowed", "Players are read with GET.", undefined, { allow: "GET" });

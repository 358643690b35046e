// DELETE /v1/admin/endpoints/:endpointId: nothing is sent there any more.
import type { ActionFunctionArgs } from "@remix-run/node";
import { deleteEndpoint } from "../../rewards/notices/endpoints.ts";
import { answer, refuse } from "../doors/api-answer.ts";
import { allowOnly } from "../doors/api-call.ts";
import { authenticateApi, orUnavailable } from "../doors/api-key.ts";
import { isPlainText } from "../doors/text.ts";

export const loader = allowOnly("DELETE", "An endpoint is deleted with DELETE.");

export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== "DELETE") return loader();
  const shop = await authenticateApi(request, context);
  const id = params["endpointId"] ?? "";
  const isGone = isPlainText(id) && (await orUnavailable(deleteEndpoint(context.services.pool, shop, id)));
  return isGone ? answer({ id }) : refuse("notFound", "No such endpoint in your shop.", "endpointId");
}

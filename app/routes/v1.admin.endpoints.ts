// GET and POST /v1/admin/endpoints: where a shop's notices are sent, and a new address for them.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { createEndpoint, type EndpointCreation, listEndpoints, maxEndpoints } from "../../rewards/notices/endpoints.ts";
import { answer, refuse } from "../doors/api-answer.ts";
import { allowOnly, onPost } from "../doors/api-call.ts";
import { authenticateApi, orUnavailable } from "../doors/api-key.ts";
import { endpointBody } from "../doors/endpoint-body.ts";

export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const shop = await authenticateApi(request, context);
  return answer(await orUnavailable(listEndpoints(context.services.pool, shop)));
}

const refuseOthers = allowOnly("GET, POST", "Endpoints are read with GET and made with POST.");

export const action = onPost(refuseOthers, async ({ shop, fields, context }) => {
  const { pool, outboundRules } = context.services;
  const { url, topics } = fields(endpointBody(outboundRules));
  return answerTo(await createEndpoint(pool, shop, { url, topics: topics ?? [] }));
});

function answerTo(creation: EndpointCreation): Response {
  switch (creation.kind) {
    case "created":
      return answer({ ...creation.endpoint, secret: creation.secret });
    case "exists":
      return refuse("conflict", "url is an endpoint of your shop already. Delete it to get a new secret.", "url");
    case "too_many":
      return refuse("conflict", `Your shop has ${maxEndpoints} endpoints, which is the limit. Delete one first.`);
    case "unknown_shop":
      return refuse("notAuthorized", "Encore is not installed in your shop any more.");
  }
}

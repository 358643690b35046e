// GET and POST /v1/admin/endpoints: where a shop's notices are sent, and a new address for them.
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { createEndpoint, type EndpointCreation, listEndpoints, maxEndpoints } from "../../rewards/notices/endpoints.ts";
import { answer, refuse, refuseFields } from "../doors/api-answer.ts";
import { authenticateApi, orUnavailable } from "../doors/api-key.ts";
import { parseJson, readBody } from "../doors/body.ts";
import { endpointBody } from "../doors/endpoint-body.ts";

const maxBodyBytes = 16 * 1024;

export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const shop = await authenticateApi(request, context);
  return answer(await orUnavailable(listEndpoints(context.services.pool, shop)));
}

export async function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== "POST") {
    return refuse("methodNotAllowed", "Endpoints are read with GET and made with POST.", undefined, {
      allow: "GET, POST",
    });
  }
  const { pool, outboundRules } = context.services;
  const body = await readBody(request, maxBodyBytes);
  const shop = await authenticateApi(request, context);
  if (body === null) return refuse("tooLarge", "The body is larger than 16 KB.");
  const parsed = endpointBody(outboundRules).safeParse(parseJson(body));
  if (!parsed.success) return refuseFields(parsed.error);
  const { url, topics } = parsed.data;
  return answerTo(await orUnavailable(createEndpoint(pool, shop, { url, topics: topics ?? [] })));
}

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

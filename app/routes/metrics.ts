// GET /metrics, for Prometheus. With METRICS_TOKEN set it wants that token as a bearer; without, keep it behind the proxy.
import { timingSafeEqual } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { orUnavailable } from "../doors/api-key.ts";

export async function loader({ request, context: { services } }: LoaderFunctionArgs): Promise<Response> {
  if (!isAllowed(request.headers.get("authorization"), services.metricsToken)) {
    return new Response("Send the header Authorization: Bearer METRICS_TOKEN.\n", { status: 401 });
  }
  const { contentType, text } = await orUnavailable(services.metrics.render());
  return new Response(text, { headers: { "content-type": contentType } });
}

function isAllowed(authorization: string | null, token: string | null): boolean {
  if (token === null) return true;
  const given = Buffer.from(authorization ?? "");
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

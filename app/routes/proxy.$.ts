// Anything else below /proxy is told so, once it is known that Shopify asks.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { authenticateVisitor, refuseVisitor } from "../doors/proxy.ts";

function notFound({ request, context }: LoaderFunctionArgs): Response {
  authenticateVisitor(request, context);
  return refuseVisitor("not_found");
}

export const loader = notFound;
export const action = notFound;

// GET /proxy/state: the logged-in customer's points and badges at this moment, in the shape of his metafield.
import { createHash } from "node:crypto";
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { isDatabaseDown } from "../../rewards/store/transaction.ts";
import { readPlayers } from "../../rewards/storefront/player.ts";
import { authenticateCustomer, authenticateVisitor, privately, refuseVisitor } from "../doors/proxy.ts";

export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const { shop, customerId } = authenticateCustomer(request, context, "state");
  // OPTIONS comes here as well, which asks for nothing that is offered.
  if (!["GET", "HEAD"].includes(request.method)) return methodNotAllowed();
  try {
    const player = (await readPlayers(context.services.pool, shop, [customerId], Date.now())).get(customerId);
    if (!player) return refuseVisitor("not_installed");
    const { at: _now, ...shown } = player.shape;
    const digest = createHash("sha256")
      .update(`${customerId}/${JSON.stringify(shown)}`)
      .digest("base64url");
    const headers = { ...privately, etag: `"${digest}"` };
    if (hasAlready(request, digest)) return new Response(null, { status: 304, headers });
    return json(player.shape, { headers });
  } catch (error) {
    if (isDatabaseDown(error)) return refuseVisitor("unavailable");
    throw error;
  }
}

/** A proxy on the way may have compressed the answer, and weakened its tag. */
const hasAlready = (request: Request, digest: string): boolean =>
  (request.headers.get("if-none-match") ?? "")
    .split(",")
    .some((tag) => tag.trim().replace(/^W\//, "") === `"${digest}"`);

const methodNotAllowed = (): Response => refuseVisitor("method_not_allowed", { headers: { allow: "GET" } });

export function action({ request, context }: LoaderFunctionArgs): Response {
  authenticateVisitor(request, context);
  return methodNotAllowed();
}

// Every address below /app that is no page: the frame says so.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { authenticateMerchant } from "../doors/merchant.ts";

export async function loader({ request, context }: LoaderFunctionArgs): Promise<never> {
  await authenticateMerchant({ request, context });
  throw new Response(null, { status: 404 });
}

/** A route without a page would hand out the bare answer. */
export default function NoPage() {
  return null;
}

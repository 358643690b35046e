// Loaders and actions of what goes on in the background while a page watches it: how far it is, and the wish to call it off.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import type { Pool } from "pg";
import type { ShopId } from "../../rewards/ids.ts";
import { authenticateMerchant } from "./merchant.ts";

/** @param name of the job's id in the address. @param find null for what the shop does not have: 404. */
export const watched =
  <Job>(name: string, find: (pool: Pool, shop: ShopId, id: string, nowMs: number) => Promise<Job | null>) =>
  async ({ request, context, params }: LoaderFunctionArgs) => {
    const shop = await authenticateMerchant({ request, context });
    const job = await find(context.services.pool, shop, params[name] ?? "", Date.now());
    if (job === null) throw new Response(null, { status: 404 });
    return json(job);
  };

/** @param callOff false for what the shop does not have: 404. @param kind of the answer. */
export const calledOff =
  (name: string, callOff: (pool: Pool, shop: ShopId, id: string) => Promise<boolean>, kind: string) =>
  async ({ request, context, params }: ActionFunctionArgs) => {
    const shop = await authenticateMerchant({ request, context });
    const isKnown = await callOff(context.services.pool, shop, params[name] ?? "");
    if (!isKnown) throw new Response(null, { status: 404 });
    return json({ kind });
  };

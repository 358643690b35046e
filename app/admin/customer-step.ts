// What every step with a customer knows: whose it is, and when.
import type { LoaderFunctionArgs } from "@remix-run/node";
import type { PlayerId, ShopId } from "../../rewards/ids.ts";
import { authenticateMerchantWithShopify } from "../doors/merchant.ts";
import { playerParameter } from "../doors/player-parameter.ts";
import { isCustomer } from "./customer-page.ts";

export interface Step {
  shop: ShopId;
  playerId: PlayerId;
  /** Unix milliseconds. */
  at: number;
}

/**
 * @throws Response 404 for an id that is nobody's here: points or badges for it would make a player of it, another shop's
 * customer among them.
 */
export async function readStep({ request, context, params }: LoaderFunctionArgs): Promise<Step> {
  const { shop, graphql } = await authenticateMerchantWithShopify({ request, context });
  const playerId = playerParameter(params);
  if (playerId === null || !(await isCustomer(context.services.pool, shop, graphql, playerId)))
    throw new Response(null, { status: 404 });
  return { shop, playerId, at: Date.now() };
}

export const trimmed = (value: unknown): unknown => (typeof value === "string" ? value.trim() : value);

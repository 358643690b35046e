// The badges that a customer can be given by hand; read when somebody wants to give one.
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { possibleGifts } from "../../rewards/by-hand/gifts.ts";
import { isCustomer } from "../admin/customer-page.ts";
import { authenticateMerchantWithShopify } from "../doors/merchant.ts";
import { playerParameter } from "../doors/player-parameter.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { shop, graphql } = await authenticateMerchantWithShopify({ request, context });
  const playerId = playerParameter(params);
  const { pool } = context.services;
  if (playerId === null || !(await isCustomer(pool, shop, graphql, playerId)))
    throw new Response(null, { status: 404 });
  return json(await possibleGifts(pool, shop, playerId, Date.now()));
}

// The badges that a customer can be given by hand; read when somebody wants to give one.
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { possibleGifts } from "../../rewards/by-hand/gifts.ts";
import { readStep } from "../admin/customer-step.ts";

export async function loader(door: LoaderFunctionArgs) {
  const { shop, playerId, at } = await readStep(door);
  return json(await possibleGifts(door.context.services.pool, shop, playerId, at));
}

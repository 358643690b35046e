// The rewards that a badge or a level can take from the catalogue, each as the copy that it takes.
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { deliverableOf } from "../../rewards/catalogue/deliverable.ts";
import { listCatalogue } from "../../rewards/catalogue/rewards.ts";
import { authenticateMerchant } from "../doors/merchant.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  const rewards = await listCatalogue(context.services.pool, shop);
  return json({ choices: rewards.map((reward) => ({ ...reward, deliverable: deliverableOf(reward) })) });
}

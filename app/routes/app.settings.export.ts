// Every player with his balance, as a CSV file that the import page reads back.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { playersFile } from "../admin/players-file.ts";
import { authenticateMerchant } from "../doors/merchant.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  return playersFile(context.services.pool, shop);
}

// Who calls the HTTP API: a bearer key names exactly one shop, and everything the call does is done in that shop.
import type { AppLoadContext } from "@remix-run/node";
import type { ShopId } from "../../rewards/ids.ts";
import { shopOfKey } from "../../rewards/keys/api-keys.ts";
import { isDatabaseDown } from "../../rewards/store/transaction.ts";
import { refuse } from "./api-answer.ts";

/** @throws Response 401 when the key is missing or unknown, 503 when the database does not answer. */
export async function authenticateApi(request: Request, { services }: AppLoadContext): Promise<ShopId> {
  const [scheme, key] = (request.headers.get("authorization") ?? "").split(" ");
  const wanted = "Send the header Authorization: Bearer KEY with a key of your shop.";
  if (scheme?.toLowerCase() !== "bearer" || !key) throw refuse("notAuthorized", wanted);
  const shop = await orUnavailable(shopOfKey(services.pool, key));
  if (!shop) throw refuse("notAuthorized", `The key is unknown or was revoked. ${wanted}`);
  return shop;
}

/** Turns a database that is down into an answer that tells the caller to come again. */
export async function orUnavailable<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (!isDatabaseDown(error)) throw error;
    throw refuse(
      "unavailable",
      "Encore's database does not answer. Nothing was recorded; send the call again.",
      undefined,
      {
        "retry-after": "5",
      },
    );
  }
}

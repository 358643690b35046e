// Records actions that do not come from an order, in a transaction of their own. Calls that are in flight together share it.
import type { Pool } from "pg";
import type { ShopId } from "../ids.ts";
import { loadProgrammes, type ShopProgramme } from "../programme/load.ts";
import { inTransactionOrAgain } from "../store/transaction.ts";
import { recordActions } from "./record.ts";
import type { ActionRequest, Recording } from "./request.ts";

/** @throws when a shop is not installed. */
export async function submitActions(pool: Pool, requests: readonly ActionRequest[]): Promise<Recording> {
  // Somebody else may just write the same reference id; the second time it is found.
  return inTransactionOrAgain(pool, async (connection) => {
    const shops: ShopId[] = [...new Set(requests.map((request) => request.shop))];
    const programmes: ReadonlyMap<ShopId, ShopProgramme> = await loadProgrammes(connection, shops);
    return recordActions(connection, programmes, requests);
  });
}

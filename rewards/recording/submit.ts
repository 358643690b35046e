// Records actions that do not come from an order, in a transaction of their own. Calls that are in flight together share it.
import type { Pool } from "pg";
import type { ShopId } from "../ids.ts";
import { loadProgrammes, type ShopProgramme } from "../programme/load.ts";
import { inTransaction, isContention } from "../store/transaction.ts";
import { recordActions } from "./record.ts";
import type { ActionRequest, Recording } from "./request.ts";

/** @throws when a shop is not installed. */
export async function submitActions(pool: Pool, requests: readonly ActionRequest[]): Promise<Recording> {
  const attempt = () =>
    inTransaction(pool, async (connection) => {
      const shops: ShopId[] = [...new Set(requests.map((request) => request.shop))];
      const programmes: ReadonlyMap<ShopId, ShopProgramme> = await loadProgrammes(connection, shops);
      return recordActions(connection, programmes, requests);
    });
  try {
    return await attempt();
  } catch (error) {
    // Somebody else has just written the same reference id or a deadlock was broken: now it can be found.
    if (!isContention(error)) throw error;
    return attempt();
  }
}

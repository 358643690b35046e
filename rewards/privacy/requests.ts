// Wishes about data, so that a merchant sees what is asked of him and whether it is done.
import type { PlayerId, ShopId } from "../ids.ts";
import type { Connection } from "../store/transaction.ts";
import { uuidv7 } from "../store/uuid.ts";

export interface DataRequest {
  shop: ShopId;
  playerId: PlayerId;
  /** Shopify's id of the request; the same again adds nothing. */
  requestKey: string;
  /** Unix milliseconds. */
  at: number;
}

export async function recordDataRequest(connection: Connection, request: DataRequest): Promise<void> {
  await connection.query(
    `insert into privacy_requests (id, shop, kind, request_key, player_id, requested_at)
     values ($1, $2, 'export', $3, $4, $5) on conflict (shop, kind, request_key) do nothing`,
    [uuidv7(), request.shop, request.requestKey, request.playerId, new Date(request.at)],
  );
}

/** The merchant has got the customer's data. @returns how many requests that answers. */
export async function answerDataRequests(
  connection: Connection,
  shop: ShopId,
  playerIds: readonly PlayerId[],
): Promise<number> {
  const { rowCount } = await connection.query(
    `update privacy_requests set finished_at = now()
      where shop = $1 and player_id = any($2) and kind = 'export' and finished_at is null`,
    [shop, playerIds],
  );
  return rowCount ?? 0;
}

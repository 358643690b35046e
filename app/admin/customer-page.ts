// Everything that a customer's page shows: what he has, how he came to it, and who he is, as Shopify tells it now.
import type { Pool } from "pg";
import type { PlayerId, ShopId } from "../../rewards/ids.ts";
import { readRedemptions } from "../../rewards/players/history.ts";
import { findPlayers } from "../../rewards/players/list.ts";
import { readTimeline } from "../../rewards/players/timeline.ts";
import { viewPlayer } from "../../rewards/players/view.ts";
import type { AdminGraphql } from "../../shopify/operations/call.ts";
import { customerNames } from "../../shopify/operations/customer-names.ts";
import { shownNames } from "./shown-names.ts";

/** Whether the shop knows him as a player, or Shopify as a customer of the store: nobody else is given points. */
export async function isCustomer(
  pool: Pool,
  shop: ShopId,
  graphql: AdminGraphql,
  playerId: PlayerId,
): Promise<boolean> {
  if ((await findPlayers(pool, shop, [playerId])).length > 0) return true;
  return (await customerNames(graphql, [playerId]))?.has(playerId) ?? false;
}

interface Asked {
  shop: ShopId;
  graphql: AdminGraphql;
  playerId: PlayerId;
  /** Where the timeline goes on. */
  after: string | null;
  /** Unix milliseconds. */
  at: number;
}

/** Null for an id that neither the shop nor Shopify knows. */
export async function readCustomerPage(pool: Pool, { shop, graphql, playerId: asked, after, at }: Asked) {
  const view = await viewPlayer(pool, shop, asked, at);
  const playerId = view?.playerId ?? asked;
  const namedTimeline = async () => {
    const read = await readTimeline(pool, shop, playerId, after);
    const orderIds = [
      ...[...read.entries, ...(view?.ordersNotCounted ?? [])].map(({ orderId }) => orderId),
      ...(view?.inventory ?? []).map(({ usedOrderId }) => usedOrderId),
    ];
    return { timeline: read, names: await shownNames(graphql, { orderIds }) };
  };
  const [known, { timeline, names }, redemptions] = await Promise.all([
    customerNames(graphql, [playerId]),
    namedTimeline(),
    readRedemptions(pool, shop, playerId),
  ]);
  const who = known?.get(playerId) ?? null;
  if (view === null && who === null) return null;
  return {
    playerId,
    mergedFrom: playerId === asked ? null : asked,
    name: who?.name ?? null,
    email: who?.email ?? null,
    hasNames: known !== null,
    names,
    points: { balance: view?.points ?? 0, spendable: view?.spendable ?? 0, pending: view?.pending ?? 0 },
    level: { level: view?.level ?? null, next: view?.nextLevel ?? null, pointsTotal: view?.pointsTotal ?? 0 },
    badges: view?.badges ?? [],
    progress: view?.progress ?? [],
    inventory: view?.inventory ?? [],
    ordersNotCounted: view?.ordersNotCounted ?? [],
    redemptions,
    timeline,
    isFirst: after === null,
  };
}

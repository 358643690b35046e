// Everything that a customer's page shows: what he has, how he came to it, and who he is, as Shopify tells it now.
import type { Pool } from "pg";
import type { PlayerId, ShopId } from "../../rewards/ids.ts";
import { readRedemptions } from "../../rewards/players/history.ts";
import { findPlayers } from "../../rewards/players/list.ts";
import { readTimeline } from "../../rewards/players/timeline.ts";
import { viewPlayer } from "../../rewards/players/view.ts";
import type { AdminGraphql } from "../../shopify/operations/call.ts";
import { customerNames } from "../../shopify/operations/customer-names.ts";

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
  const [names, timeline, redemptions] = await Promise.all([
    customerNames(graphql, [playerId]),
    readTimeline(pool, shop, playerId, after),
    readRedemptions(pool, shop, playerId),
  ]);
  const who = names?.get(playerId) ?? null;
  if (view === null && who === null) return null;
  return {
    playerId,
    mergedFrom: playerId === asked ? null : asked,
    name: who?.name ?? null,
    email: who?.email ?? null,
    hasNames: names !== null,
    points: { balance: view?.points ?? 0, spendable: view?.spendable ?? 0, pending: view?.pending ?? 0 },
    badges: view?.badges ?? [],
    progress: view?.progress ?? [],
    inventory: view?.inventory ?? [],
    ordersNotCounted: view?.ordersNotCounted ?? [],
    redemptions,
    timeline,
    isFirst: after === null,
  };
}

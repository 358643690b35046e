// Which customers a merchant sees: a page of those who take part, or those whom his search finds. Shopify knows names and
// e-mail addresses, we know ids; both are asked.
import type { Pool } from "pg";
import type { PlayerId, ShopId } from "../../rewards/ids.ts";
import { findPlayers, type ListedPlayer, listPlayers } from "../../rewards/players/list.ts";
import { levelOf } from "../../rewards/programme/ladder.ts";
import { readSettings } from "../../rewards/programme/save-settings.ts";
import type { AdminGraphql } from "../../shopify/operations/call.ts";
import { customerNames, searchCustomers } from "../../shopify/operations/customer-names.ts";
import { isPlainText } from "../doors/text.ts";

export interface ListedCustomer {
  playerId: string;
  /** Null: Shopify does not know him, or did not answer. */
  name: string | null;
  email: string | null;
  /** Null: a customer of the store who does not take part yet. */
  player: ListedPlayer | null;
  /** The highest that he has reached; null: none yet. */
  level: string | null;
}

export interface CustomerPage {
  customers: ListedCustomer[];
  next: string | null;
  /** Whether Shopify told the names. */
  hasNames: boolean;
  /** Whether the shop has levels at all. */
  hasLevels: boolean;
}

type Found = Omit<CustomerPage, "customers" | "hasLevels"> & { customers: Omit<ListedCustomer, "level">[] };

const mostFound = 50;

interface Sources {
  pool: Pool;
  shop: ShopId;
  graphql: AdminGraphql;
}

export async function readCustomers(sources: Sources, search: string, before: string | null): Promise<CustomerPage> {
  const [page, settings] = await Promise.all([
    search === "" ? listed(sources, before) : found(sources, search),
    readSettings(sources.pool, sources.shop),
  ]);
  const levels = settings?.levels ?? [];
  const levelNamed = (player: ListedPlayer | null) =>
    player === null ? null : (levels[levelOf(levels, player) - 1]?.name ?? null);
  return {
    ...page,
    hasLevels: levels.length > 0,
    customers: page.customers.map((customer) => ({ ...customer, level: levelNamed(customer.player) })),
  };
}

async function listed({ pool, shop, graphql }: Sources, before: string | null): Promise<Found> {
  const { players, next } = await listPlayers(pool, shop, before as PlayerId | null);
  const names = await customerNames(
    graphql,
    players.map((player) => player.playerId),
  );
  const customers = players.map((player) => {
    const { name = null, email = null } = names?.get(player.playerId) ?? {};
    return { playerId: player.playerId, name, email, player };
  });
  return { customers, next, hasNames: names !== null };
}

async function found({ pool, shop, graphql }: Sources, search: string): Promise<Found> {
  const customers = await searchCustomers(graphql, search, mostFound);
  const ids = [...new Set([...(isPlainText(search) ? [search] : []), ...(customers ?? []).map(({ id }) => id)])];
  const players = new Map(
    (await findPlayers(pool, shop, ids as PlayerId[])).map((player) => [String(player.playerId), player]),
  );
  const named = new Map((customers ?? []).map((customer) => [customer.id, customer]));
  const unnamed = ids.filter((id) => players.has(id) && !named.has(id));
  for (const [id, customer] of (await customerNames(graphql, unnamed)) ?? []) named.set(id, customer);
  return {
    customers: ids
      .filter((id) => players.has(id) || named.has(id))
      .map((playerId) => {
        const { name = null, email = null } = named.get(playerId) ?? {};
        return { playerId, name, email, player: players.get(playerId) ?? null };
      }),
    next: null,
    hasNames: customers !== null,
  };
}

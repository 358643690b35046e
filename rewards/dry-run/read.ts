// What happened in a shop, for a dry run to try a badge on: what was recorded of each action when it counted, and the items of
// its order where the badge looks at items. A batch of players at a time, each query on an index.
import type { Pool } from "pg";
import { type AnniversaryDays, dueAnniversaries } from "../anniversaries/due.ts";
import type { Details } from "../engine/index.ts";
import type { PlayerId, ShopId } from "../ids.ts";
import { actionsOf } from "../orders/actions.ts";
import { AmountError, orderAmounts } from "../orders/amount.ts";
import { type OrderPayload, orderPayload } from "../orders/payload.ts";
import { isErased } from "../privacy/names.ts";
import { cachedProducts, productKey } from "../products/cache.ts";
import type { ShopProgramme } from "../programme/load.ts";
import type { TriedAction, TriedPlayer } from "./try-badge.ts";

export async function countPlayers(pool: Pool, shop: ShopId): Promise<number> {
  const { rows } = await pool.query<{ count: number }>("select count(*) as count from players where shop = $1", [shop]);
  return rows[0]?.count ?? 0;
}

/** The next players by their ids. */
export async function nextPlayers(pool: Pool, shop: ShopId, after: string, most: number): Promise<PlayerId[]> {
  const { rows } = await pool.query<{ player_id: PlayerId }>(
    "select player_id from players where shop = $1 and player_id > $2 order by player_id limit $3",
    [shop, after, most],
  );
  return rows.map((row) => row.player_id);
}

export interface Wanted {
  programme: ShopProgramme;
  action: string;
  prerequisites: readonly string[];
  since: Date;
  /** Whether the badge looks at items of orders. */
  withItems: boolean;
  /** For a badge of anniversaries: those of before the shop had one were never recorded. */
  anniversaries: AnniversaryDays | null;
}

interface ActionRow {
  player_id: string;
  reference_id: string;
  order_id: string | null;
  occurred_at: Date;
  details: Details;
  snapshot: unknown;
}

export async function readPlayers(pool: Pool, wanted: Wanted, playerIds: readonly PlayerId[]): Promise<TriedPlayer[]> {
  const { shop } = wanted.programme;
  const [{ rows: recorded }, missed, earned] = await Promise.all([
    pool.query<ActionRow>(
      `select actions.player_id, actions.reference_id, actions.order_id, actions.occurred_at, actions.details,
              ${wanted.withItems ? "orders.snapshot" : "null as snapshot"}
         from actions
         ${wanted.withItems ? "left join orders on orders.shop = actions.shop and orders.order_id = actions.order_id" : ""}
        where actions.shop = $1 and actions.player_id = any($2) and actions.occurred_at >= $3 and actions.name = $4
          and actions.reversed_at is null and actions.source <> 'merchant'
        order by actions.player_id, actions.occurred_at, actions.recorded_at, actions.id`,
      [shop, playerIds, wanted.since, wanted.action],
    ),
    missedAnniversaries(pool, wanted, playerIds),
    readEarned(pool, shop, playerIds, wanted.prerequisites),
  ]);
  const rows = [...recorded, ...missed];
  const items = await itemsOf(pool, wanted, rows);
  return [...Map.groupBy(rows, (row) => row.player_id)].map(([playerId, own]) => ({
    playerId,
    actions: own.toSorted(byTime).map((row) => triedAction(row, wanted.action, items.get(row.reference_id))),
    earnedAt: earned.get(playerId) ?? new Map(),
  }));
}

const byTime = (left: ActionRow, right: ActionRow) => left.occurred_at.getTime() - right.occurred_at.getTime();

async function missedAnniversaries(
  pool: Pool,
  { anniversaries }: Wanted,
  playerIds: readonly PlayerId[],
): Promise<ActionRow[]> {
  if (anniversaries === null) return [];
  const named = playerIds.filter((playerId) => !isErased(playerId));
  const due = await dueAnniversaries(pool, anniversaries, named);
  return due.map(({ playerId, referenceId, at, details }) => ({
    player_id: playerId,
    reference_id: referenceId,
    order_id: null,
    occurred_at: new Date(at),
    details,
    snapshot: null,
  }));
}

const triedAction = (row: ActionRow, name: string, items: Details[] | undefined): TriedAction => ({
  name,
  referenceId: row.reference_id,
  at: row.occurred_at.getTime(),
  details: row.details,
  orderId: row.order_id,
  ...(items ? { items } : {}),
});

async function readEarned(
  pool: Pool,
  shop: ShopId,
  playerIds: readonly string[],
  badgeIds: readonly string[],
): Promise<Map<string, Map<string, number>>> {
  if (badgeIds.length === 0) return new Map();
  const { rows } = await pool.query<{ player_id: string; badge_id: string; at: Date }>(
    `select player_id, badge_id, min(earned_at) as at from awards
      where shop = $1 and player_id = any($2) and badge_id = any($3::uuid[]) and revoked_at is null
      group by player_id, badge_id`,
    [shop, playerIds, badgeIds],
  );
  return new Map(
    [...Map.groupBy(rows, (row) => row.player_id)].map(([playerId, own]) => [
      playerId,
      new Map(own.map((row) => [row.badge_id, row.at.getTime()])),
    ]),
  );
}

/** By reference id. What the products are is what is known of them now. */
async function itemsOf(pool: Pool, wanted: Wanted, rows: readonly ActionRow[]): Promise<Map<string, Details[]>> {
  if (!wanted.withItems) return new Map();
  const { shop, settings, timeZone, currencyExponent } = wanted.programme;
  const orders = rows.flatMap((row) => {
    const parsed = orderPayload.safeParse(row.snapshot);
    return parsed.success ? [{ referenceId: row.reference_id, payload: parsed.data }] : [];
  });
  const ids = orders.flatMap(({ payload }) =>
    payload.line_items.flatMap(({ product_id: id }) => (id == null ? [] : [id])),
  );
  const products = await cachedProducts(
    pool,
    [...new Set(ids)].map((productId) => ({ shop, productId })),
  );
  const found = (payload: OrderPayload) => {
    const amounts = orderAmounts(payload, settings, currencyExponent);
    const known = { get: (productId: string) => products.get(productKey(shop, productId)) };
    return actionsOf(payload, { amounts, settings, timeZone, products: known })[0]?.items ?? [];
  };
  return new Map(
    orders.flatMap(({ referenceId, payload }) => orNothing(() => [[referenceId, found(payload)] as const])),
  );
}

/** An order whose amounts cannot be read has never counted. */
function orNothing<Item>(work: () => Item[]): Item[] {
  try {
    return work();
  } catch (error) {
    if (error instanceof AmountError) return [];
    throw error;
  }
}

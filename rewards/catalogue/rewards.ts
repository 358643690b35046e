// What a shop can hand out: for points, and in badges and levels. A merchant makes, changes and archives rewards; what players
// have, and what a badge promises, stays as it was, because both copy what they need.
import type { Finding } from "../engine/index.ts";
import type { ShopId } from "../ids.ts";
import { exponentOf } from "../money.ts";
import { insertRows } from "../store/rows.ts";
import type { Connection } from "../store/transaction.ts";
import { isUuid, uuidv7 } from "../store/uuid.ts";
import { type NewReward, parseReward } from "./parse.ts";

export interface CatalogueReward extends NewReward {
  id: string;
  /** How many of `quantity` can still be redeemed; null: no limit. */
  left: number | null;
  status: "active" | "archived";
  createdAt: Date;
  updatedAt: Date;
}

export type RedeemableReward = CatalogueReward & { price: number };

export type RewardSaved =
  | { kind: "saved"; reward: CatalogueReward }
  /** Nothing was saved; each finding names its field. */
  | { kind: "refused"; findings: readonly Finding[] }
  | { kind: "unknown_reward" };

interface Row extends NewReward {
  id: string;
  left: number | null;
  status: CatalogueReward["status"];
  created_at: Date;
  updated_at: Date;
}

/**
 * What is left is counted from the redemptions themselves: one whose points went back is there again. Of a reward without limit
 * none is read, of another no more than its quantity.
 */
const columns = `id, kind, name, description, price, voucher, quantity, status, created_at, updated_at,
  case when quantity is not null then (quantity - (select count(*) from (select 1 from redemptions
                                      where redemptions.shop = catalogue_rewards.shop
                                        and redemptions.reward_id = catalogue_rewards.id
                                        and redemptions.state <> 'returned'
                                      limit catalogue_rewards.quantity) as taken))::int end as "left"`;

/** Of one shop, archived ones among them: so many are listed at once. */
const mostRewards = 500;

/** @param value the fields of a reward, from a form or a call; nothing of it is trusted. */
export async function createReward(connection: Connection, shop: ShopId, value: unknown): Promise<RewardSaved> {
  const parsed = parseReward(value, await exponentOfShop(connection, shop));
  if (!parsed.ok) return { kind: "refused", findings: parsed.findings };
  if ((await countRewards(connection, shop)) >= mostRewards) {
    const sentence = `There may be ${mostRewards} rewards at most, archived ones among them. Change one that you do not need.`;
    return { kind: "refused", findings: [{ path: "name", sentence }] };
  }
  const [reward] = await insertRewards(connection, shop, [parsed.value]);
  return reward ? { kind: "saved", reward } : nameTaken(parsed.value.name);
}

/** Rewards whose name the shop has already are left as they are. @returns those that are new. */
export async function insertRewards(
  connection: Connection,
  shop: ShopId,
  rewards: readonly NewReward[],
): Promise<CatalogueReward[]> {
  const rows = await insertRows<NewReward, Row>(
    connection,
    "catalogue_rewards",
    {
      shop: ["text", () => shop],
      id: ["uuid", () => uuidv7()],
      kind: ["text", (reward) => reward.kind],
      name: ["text", (reward) => reward.name],
      description: ["text", (reward) => reward.description],
      price: ["int", (reward) => reward.price],
      voucher: ["jsonb", (reward) => reward.voucher],
      quantity: ["int", (reward) => reward.quantity],
    },
    rewards,
    `on conflict (shop, name) do nothing returning ${columns}`,
  );
  return rows.map(rewardOf);
}

/** All of the reward is given, as when it was made. */
export async function changeReward(
  connection: Connection,
  shop: ShopId,
  id: string,
  value: unknown,
): Promise<RewardSaved> {
  const parsed = parseReward(value, await exponentOfShop(connection, shop));
  if (!parsed.ok) return { kind: "refused", findings: parsed.findings };
  if (!isUuid(id)) return { kind: "unknown_reward" };
  const { kind, name, description, price, voucher, quantity } = parsed.value;
  const { rows } = await connection.query<Row>(
    `update catalogue_rewards set name = $3, price = $4, voucher = $5, quantity = $6, kind = $7, description = $8,
            updated_at = now()
      where shop = $1 and id = $2
        and not exists (select 1 from catalogue_rewards other where other.shop = $1 and other.name = $3 and other.id <> $2)
     returning ${columns}`,
    [shop, id, name, price, voucher, quantity, kind, description],
  );
  if (rows[0]) return { kind: "saved", reward: rewardOf(rows[0]) };
  return (await findReward(connection, shop, id)) ? nameTaken(name) : { kind: "unknown_reward" };
}

async function countRewards(connection: Connection, shop: ShopId): Promise<number> {
  const { rows } = await connection.query<{ count: number }>(
    "select count(*)::int as count from catalogue_rewards where shop = $1",
    [shop],
  );
  return rows[0]?.count ?? 0;
}

async function exponentOfShop(connection: Connection, shop: ShopId): Promise<number> {
  const { rows } = await connection.query<{ currency: string }>("select currency from shops where shop = $1", [shop]);
  if (!rows[0]) throw new Error(`${shop} is not known.`);
  return exponentOf(rows[0].currency);
}

const nameTaken = (name: string): RewardSaved => ({
  kind: "refused",
  findings: [{ path: "name", sentence: `There is a reward called "${name}" already, perhaps an archived one.` }],
});

/** An archived reward cannot be redeemed; it can be made active again. */
export async function setRewardStatus(
  connection: Connection,
  shop: ShopId,
  id: string,
  status: CatalogueReward["status"],
): Promise<RewardSaved> {
  if (!isUuid(id)) return { kind: "unknown_reward" };
  const { rows } = await connection.query<Row>(
    `update catalogue_rewards set status = $3, updated_at = now()
      where shop = $1 and id = $2 returning ${columns}`,
    [shop, id, status],
  );
  return rows[0] ? { kind: "saved", reward: rewardOf(rows[0]) } : { kind: "unknown_reward" };
}

/** What points can be spent on, the cheapest first. */
export async function listRewards(
  connection: Connection,
  shop: ShopId,
  options: { archived?: boolean } = {},
): Promise<RedeemableReward[]> {
  return (await listCatalogue(connection, shop, options)).filter(isRedeemable);
}

export const isRedeemable = (reward: CatalogueReward): reward is RedeemableReward => reward.price !== null;

/** All that can be handed out: what has a price first, the cheapest first. */
export async function listCatalogue(
  connection: Connection,
  shop: ShopId,
  { archived = false }: { archived?: boolean } = {},
): Promise<CatalogueReward[]> {
  const { rows } = await connection.query<Row>(
    `select ${columns} from catalogue_rewards
      where shop = $1 and (status = 'active' or $2) order by price nulls last, name limit ${mostRewards}`,
    [shop, archived],
  );
  return rows.map(rewardOf);
}

/** @param id any text; null is answered for one that is no reward of the shop. */
export async function findReward(connection: Connection, shop: ShopId, id: string): Promise<CatalogueReward | null> {
  if (!isUuid(id)) return null;
  const { rows } = await connection.query<Row>(`select ${columns} from catalogue_rewards where shop = $1 and id = $2`, [
    shop,
    id,
  ]);
  return rows[0] ? rewardOf(rows[0]) : null;
}

/**
 * As it is once nobody else is redeeming it: who redeems the last one is decided one after the other. A reward without limit
 * is not locked. Call it after the player is locked, as everybody does.
 */
export async function lockReward(connection: Connection, shop: ShopId, id: string): Promise<CatalogueReward | null> {
  const reward = await findReward(connection, shop, id);
  if (reward === null || reward.quantity === null) return reward;
  await connection.query("select 1 from catalogue_rewards where shop = $1 and id = $2 for update", [shop, id]);
  return findReward(connection, shop, id);
}

/** The last one is gone, or one is there again: the storefront is told. */
export async function noteSupply(connection: Connection, shop: ShopId, id: string): Promise<void> {
  await connection.query(
    "update catalogue_rewards set updated_at = now() where shop = $1 and id = $2 and quantity is not null",
    [shop, id],
  );
}

const rewardOf = ({ created_at: createdAt, updated_at: updatedAt, ...row }: Row): CatalogueReward => ({
  ...row,
  createdAt,
  updatedAt,
});

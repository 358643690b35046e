// Requests of the app proxy as Shopify signs them, for customers of a test shop.
import { createHmac } from "node:crypto";
import { expect } from "vitest";
import { listRewards } from "../../rewards/catalogue/rewards.ts";
import type { ShopId } from "../../rewards/ids.ts";
import { readVoucher } from "../../rewards/vouchers/item.ts";
import { secret, startTestApp } from "../support/app.ts";
import { testDatabase } from "../support/database.ts";
import { givePoints, testShop } from "../support/shop.ts";

export const { pool, url: databaseUrl } = await testDatabase({ poolSize: 10 });

export const app = await startTestApp({ databaseUrl });

export const { shop } = await testShop(pool);

export const { shop: otherShop } = await testShop(pool);

let customers = 9_000_000_000;

export const newCustomer = () => String(++customers);

interface Asked {
  customerId?: string;
  shop?: ShopId;
  timestamp?: number;
  /** What the visitor himself has put into the address. */
  more?: [string, string][];
  key?: string;
}

/** The query as Shopify makes it. */
export function signed({
  customerId = "",
  shop: of = shop,
  timestamp = Date.now() / 1_000,
  more = [],
  key = secret,
}: Asked = {}) {
  const query = new URLSearchParams([
    ...more,
    ["shop", of],
    ["logged_in_customer_id", customerId],
    ["path_prefix", "/apps/encore"],
    ["timestamp", String(Math.floor(timestamp))],
  ]);
  const names = [...new Set(query.keys())];
  const text = names
    .map((name) => `${name}=${query.getAll(name).join(",")}`)
    .sort()
    .join("");
  query.set("signature", createHmac("sha256", key).update(text).digest("hex"));
  return query;
}

export const get = (query: URLSearchParams | string, headers: Record<string, string> = {}) =>
  fetch(`${app.url}/proxy/state?${query}`, { headers });

export const redeem = (customerId: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${app.url}/proxy/redeem?${signed({ customerId })}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

export const give = (playerId: string, points: number, of = shop) => givePoints(pool, of, playerId, points);

export const codeOf = async (response: Response) => ((await response.json()) as { error: { code: string } }).error.code;

export async function rewardNamed(name: string): Promise<{ id: string; price: number }> {
  const reward = (await listRewards(pool, shop)).find((one) => one.name === name);
  if (!reward) throw new Error(`There is no reward ${name}.`);
  return reward;
}

/** What the worker does when the store has answered. */
export async function whenCreating(
  customerId: string,
  act: (item: NonNullable<Awaited<ReturnType<typeof readVoucher>>>) => Promise<unknown>,
) {
  const find = () =>
    pool.query<{ id: string }>(
      "select id from inventory_items where shop = $1 and player_id = $2 and state = 'creating'",
      [shop, customerId],
    );
  await expect.poll(async () => (await find()).rowCount, { timeout: 5_000 }).toBe(1);
  const item = await readVoucher(pool, shop, (await find()).rows[0]?.id ?? "");
  if (item) await act(item);
}

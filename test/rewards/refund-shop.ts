// A test shop with the settings that refunds depend on.
import type { ShopSettings } from "../../rewards/programme/settings.ts";
import { testDatabase } from "../support/database.ts";
import { newId, type Payload } from "../support/orders.ts";
import { type TestShop, testShop } from "../support/shop.ts";

export const { pool } = await testDatabase();

export async function shopWith(settings: Partial<ShopSettings> = {}, currency = "USD"): Promise<TestShop> {
  const shop = await testShop(pool, { currency });
  await change(shop, settings);
  return shop;
}

export const change = ({ shop }: TestShop, settings: Partial<ShopSettings>) =>
  pool.query(
    "update shops set settings = settings || $2::jsonb, programme_version = programme_version + 1 where shop = $1",
    [shop, JSON.stringify(settings)],
  );

export const points = async (shop: TestShop, player = "55") => (await shop.player(player))?.points;

export const refundOf = (order: string, amount: string, overrides: Payload = {}): Payload => ({
  admin_graphql_api_id: `gid://shopify/Refund/${newId()}`,
  order_id: order,
  created_at: "2026-03-02T12:00:00Z",
  refund_line_items: [],
  transactions: [{ kind: "refund", status: "success", amount, currency: "USD" }],
  ...overrides,
});

// A shop that was erased and comes back is a new shop, also to a process that knew the old one.
import { expect, test } from "vitest";
import type { ShopId } from "../../rewards/ids.ts";
import { eraseShop } from "../../rewards/privacy/erase-shop.ts";
import { loadProgrammes } from "../../rewards/programme/load.ts";
import { installShop } from "../../rewards/shops/install.ts";
import { testDatabase } from "../support/database.ts";

const { pool } = await testDatabase();
const shop = "comes-back.myshopify.com" as ShopId;
const install = () => installShop(pool, { shop, name: "Comes back", currency: "USD", timeZone: "UTC" });
const badgesInForce = async () => [...((await loadProgrammes(pool, [shop])).get(shop)?.badges.keys() ?? [])].sort();
const badgesOfShop = async () =>
  (await pool.query<{ id: string }>("select id from badges where shop = $1 order by id", [shop])).rows.map(
    ({ id }) => id,
  );

test("a shop that was erased and installed again is judged by the badges that it has now", async () => {
  await install();
  expect(await badgesInForce()).toEqual(await badgesOfShop());
  await eraseShop(pool, { shop, event: null });
  await install();
  const now = await badgesOfShop();
  expect(now.length).toBeGreaterThan(0);
  expect(await badgesInForce()).toEqual(now);
});

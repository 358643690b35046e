// The shop that a history is written for: installed, with a programme that the real checks accept, its products known. And
// whose data are in it, so that nobody's own are taken for the seed's.
import type { Pool } from "pg";
import { listRewards } from "../../rewards/catalogue/rewards.ts";
import { checkProgramme } from "../../rewards/engine/index.ts";
import type { ProductId, ShopId } from "../../rewards/ids.ts";
import { exponentOf } from "../../rewards/money.ts";
import { cachedProducts, saveProducts } from "../../rewards/products/cache.ts";
import { createBadges } from "../../rewards/programme/badges.ts";
import { readProgrammeFacts } from "../../rewards/programme/check.ts";
import { loadProgrammes } from "../../rewards/programme/load.ts";
import { installShop } from "../../rewards/shops/install.ts";
import { inTransaction } from "../../rewards/store/transaction.ts";
import { uuidv7 } from "../../rewards/store/uuid.ts";
import { seedProducts } from "../catalogue/products.ts";
import { shopFacts } from "../store/store.ts";
import { seedBadges } from "./badges.ts";
import { historyDays, seededIdPattern } from "./people.ts";
import { factsOf } from "./products.ts";

export type Holding = "nothing" | "seeded" | "others";

/** Whose customers and orders a shop has. */
export async function holdingOf(pool: Pool, shop: ShopId): Promise<Holding> {
  const { rows } = await pool.query<{ others: boolean; seeded: boolean }>(
    `select exists (select 1 from players where shop = $1 and player_id !~ $2)
              or exists (select 1 from actions where shop = $1 and player_id !~ $2) as others,
            exists (select 1 from players where shop = $1) or exists (select 1 from orders where shop = $1) as seeded`,
    [shop, seededIdPattern],
  );
  const [row] = rows;
  if (row?.others) return "others";
  return row?.seeded ? "seeded" : "nothing";
}

/** @param now Unix milliseconds. @throws Error when the engine's own check refuses a badge. */
export async function prepareShop(pool: Pool, shop: ShopId, badges: number, now: number) {
  const { currency, timeZone } = shopFacts(shop);
  const known = await pool.query("select 1 from shops where shop = $1 and uninstalled_at is null", [shop]);
  if (known.rowCount === 0) {
    const [name = ""] = shop.split(".");
    const installed = await installShop(pool, { shop, name, currency, timeZone });
    if (installed.kind === "being_erased") throw new Error(`${shop} is just being deleted. Try again in a minute.`);
  }
  await createProgramme(pool, shop, badges, now);
  await pool.query("update shops set installed_at = least(installed_at, $2) where shop = $1", [
    shop,
    new Date(now - (historyDays + 1) * 86_400_000),
  ]);
  const products = seedProducts();
  await saveProducts(pool, shop, new Map(products.map((product) => [product.id as ProductId, factsOf(product)])));
  const programme = (await loadProgrammes(pool, [shop])).get(shop);
  if (!programme) throw new Error(`${shop} has no programme.`);
  const wanted = products.map(({ id }) => ({ shop, productId: id }));
  return {
    programme,
    products: await cachedProducts(pool, wanted),
    rewards: await listRewards(pool, shop, { archived: false }),
  };
}

/** Badges that the shop has already count; those whose name it has are left as they are. */
async function createProgramme(pool: Pool, shop: ShopId, count: number, now: number): Promise<void> {
  const facts = await readProgrammeFacts(pool, shop, "look");
  if (facts === null) throw new Error(`${shop} is not installed.`);
  const names = new Set(facts.active.map((badge) => badge.name));
  const wanted = seedBadges(count, now).filter((badge) => !names.has(badge.name));
  const room = Math.max(0, count - facts.active.length);
  const added = wanted.slice(0, room);
  const { errors } = checkProgramme({
    version: 1,
    currencyExponent: exponentOf(facts.currency),
    timeZone: facts.timeZone,
    actions: [],
    badges: [...facts.active, ...added.map((badge) => ({ ...badge, id: uuidv7() }))],
  });
  const [mistake] = errors;
  if (mistake) throw new Error(`The seed's badges are refused: ${mistake.path}: ${mistake.sentence}`);
  await inTransaction(pool, (connection) => createBadges(connection, shop, added));
}

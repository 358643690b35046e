// The catalogue: what a merchant offers for points, what is refused of it, and what a new shop starts with.
import { beforeEach, describe, expect, it } from "vitest";
import {
  changeReward,
  createReward,
  findReward,
  listRewards,
  setRewardStatus,
} from "../../rewards/catalogue/rewards.ts";
import { starterRewards } from "../../rewards/catalogue/starter.ts";
import { parseVoucher } from "../../rewards/engine/index.ts";
import type { ShopId } from "../../rewards/ids.ts";
import { exponentOf } from "../../rewards/money.ts";
import { installShop } from "../../rewards/shops/install.ts";
import { testDatabase } from "../support/database.ts";
import { testShop } from "../support/shop.ts";

const { pool } = await testDatabase();
let shop: ShopId;
beforeEach(async () => {
  ({ shop } = await testShop(pool));
});

const mug = { name: "A mug's worth", price: 80, voucher: { discount: "fixed", amount: "4.00" } };
async function saved(outcome: ReturnType<typeof createReward>) {
  const result = await outcome;
  if (result.kind !== "saved") throw new Error(JSON.stringify(result));
  return result.reward;
}
const names = async (options = {}) => (await listRewards(pool, shop, options)).map(({ name }) => name);

describe("a new shop", () => {
  it("has three rewards, the cheapest first, and keeps them as they are when it comes back", async () => {
    expect(await listRewards(pool, shop)).toMatchObject([
      { name: "5 USD off", price: 100, voucher: { discount: "fixed", amount: "5.00" } },
      { name: "Free shipping", price: 150, voucher: { discount: "free_shipping" } },
      { name: "10% off", price: 200, voucher: { discount: "percentage", percent: 10 } },
    ]);
    const [cheapest] = await listRewards(pool, shop);
    await setRewardStatus(pool, shop, cheapest?.id ?? "", "archived");
    await pool.query("update shops set uninstalled_at = now() where shop = $1", [shop]);
    await installShop(pool, { shop, name: "Back", currency: "USD", timeZone: "UTC" });
    expect(await names()).toEqual(["Free shipping", "10% off"]);
  });

  it.each(["USD", "JPY", "KWD", "IDR", "SEK"])("gets rewards that its currency, %s, can pay", (currency) => {
    const rewards = starterRewards(currency);
    expect(rewards).toHaveLength(3);
    for (const { voucher } of rewards) expect(parseVoucher(voucher, exponentOf(currency))).toMatchObject({ ok: true });
  });

  it("with yen sells nothing for what a hundredth of a meal costs", () => {
    expect(starterRewards("JPY")[0]).toMatchObject({ price: 10_000, voucher: { amount: "500" } });
  });
});

describe("a reward", () => {
  it("is made, changed, archived and found again", async () => {
    const { id } = await saved(createReward(pool, shop, mug));
    const changed = await saved(changeReward(pool, shop, id, { ...mug, name: "  A mug ", price: 90 }));
    expect(changed).toMatchObject({ id, name: "A mug", price: 90, status: "active" });
    await setRewardStatus(pool, shop, id, "archived");
    expect(await names()).not.toContain("A mug");
    expect(await names({ archived: true })).toContain("A mug");
    expect(await findReward(pool, shop, id)).toMatchObject({ status: "archived" });
  });

  it("of another shop is neither found nor changed", async () => {
    const { id } = await saved(createReward(pool, shop, mug));
    const { shop: elsewhere } = await testShop(pool);
    expect(await findReward(pool, elsewhere, id)).toBeNull();
    expect(await changeReward(pool, elsewhere, id, { ...mug, price: 1 })).toEqual({ kind: "unknown_reward" });
    expect(await setRewardStatus(pool, elsewhere, id, "archived")).toEqual({ kind: "unknown_reward" });
    expect(await findReward(pool, shop, id)).toMatchObject({ price: 80, status: "active" });
    expect(await changeReward(pool, shop, "no-uuid", mug)).toEqual({ kind: "unknown_reward" });
  });

  it.each<[string, object, string[]]>([
    ["no name", { name: "  " }, ["name: Give the reward a name."]],
    ["half a point", { price: 1.5 }, ["price: The price must be a whole number of points from 1 to 1000000."]],
    ["a price of nothing", { price: 0 }, ["price: The price must be a whole number of points from 1 to 1000000."]],
    ["no voucher", { voucher: undefined }, ["voucher: This must be an object with fields."]],
    [
      "a tenth of a cent",
      { voucher: { discount: "fixed", amount: "4.001" } },
      ["voucher.amount: The shop's currency has 2 digits at most after the point."],
    ],
    [
      "more than all",
      { voucher: { discount: "percentage", percent: 101 } },
      ["voucher.percent: This must be at most 100."],
    ],
    [
      "two mistakes",
      { name: "", voucher: 5 },
      ["name: Give the reward a name.", "voucher: This must be an object with fields."],
    ],
    [
      "a name that is taken",
      { name: "10% off" },
      ['name: There is a reward called "10% off" already, perhaps an archived one.'],
    ],
  ])("with %s is refused, with the field", async (_what, overrides, sentences) => {
    const { id } = await saved(createReward(pool, shop, { ...mug, name: "Mine" }));
    for (const outcome of [
      await createReward(pool, shop, { ...mug, ...overrides }),
      await changeReward(pool, shop, id, { ...mug, name: "Mine", ...overrides }),
    ]) {
      expect(outcome.kind).toBe("refused");
      if (outcome.kind !== "refused") continue;
      expect(outcome.findings.map(({ path, sentence }) => `${path}: ${sentence}`)).toEqual(sentences);
    }
    expect(await findReward(pool, shop, id)).toMatchObject({ name: "Mine", price: 80 });
  });
});

// A reward of which there are only so many, and one whose voucher the store will not make: nobody pays for nothing.
import { describe, expect, it } from "vitest";
import { changeReward, createReward, findReward } from "../../rewards/catalogue/rewards.ts";
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { redemptionById } from "../../rewards/redemption/view.ts";
import { readProgramme } from "../../rewards/storefront/programme.ts";
import { voucherCreated, voucherGivenUp, voucherRefused } from "../../rewards/vouchers/outcome.ts";
import { day, items, now, player, playerWith, points, pool, redeemed, rewardId, shop, spend } from "./redeeming.ts";

describe("a reward of which there are only so many", () => {
  const limited = async (quantity: number) => {
    const voucher = { discount: "percentage", percent: 10 };
    const saved = await createReward(pool, shop, { name: `Only ${quantity}`, price: 10, voucher, quantity });
    if (saved.kind !== "saved") throw new Error(JSON.stringify(saved));
    return saved.reward.id;
  };
  const left = async (id: string) => (await findReward(pool, shop, id))?.left;
  const shown = async () =>
    (await readProgramme(pool, shop, now))?.shape.rewards.filter(({ name }) => name.startsWith("Only")).length;
  const changes = async () =>
    (await pool.query("delete from storefront_changes where shop = $1 and player_id = ''", [shop])).rowCount;

  it("is redeemed that often and no more, although twenty customers ask at once", async () => {
    const id = await limited(3);
    const players = await Promise.all(Array.from({ length: 20 }, () => playerWith(50)));
    const outcomes = await Promise.all(players.map((playerId) => spend({ playerId, rewardId: id })));
    expect(outcomes.filter(({ kind }) => kind === "redeemed")).toHaveLength(3);
    expect(outcomes.filter(({ kind }) => kind === "sold_out")).toHaveLength(17);
    expect(await left(id)).toBe(0);
  });

  it("leaves the storefront with the last one, and is back when the store would not make its voucher", async () => {
    const id = await limited(2);
    await redeemed(spend({ rewardId: id }));
    expect([await left(id), await shown()]).toEqual([1, 1]);
    await changes();
    const { voucher } = await redeemed(spend({ rewardId: id }));
    expect([await left(id), await shown(), await changes()]).toEqual([0, 0, 1]);
    await voucherRefused(pool, voucher, "The store will not have it.", now);
    expect([await left(id), await shown(), await changes()]).toEqual([1, 1, 1]);
    expect(await spend({ rewardId: id })).toMatchObject({ kind: "redeemed" });
  });

  it("counts those who have redeemed it before it was limited, and may be limited to fewer than they are", async () => {
    for (let times = 0; times < 2; times += 1) await redeemed(spend());
    const voucher = { discount: "percentage", percent: 10, validDays: 30 };
    const limit = (quantity: number | null) =>
      changeReward(pool, shop, rewardId, { name: "For 100", price: 100, voucher, quantity });
    expect(await limit(3)).toMatchObject({ reward: { quantity: 3, left: 1 } });
    expect(await limit(1)).toMatchObject({ reward: { quantity: 1, left: 0 } });
    expect(await limit(null)).toMatchObject({ reward: { quantity: null, left: null } });
  });

  it.each([0, 1.5, -1, 1_000_001, "three"])("is not limited to %s", async (quantity) => {
    const voucher = { discount: "percentage", percent: 10 };
    const saved = await createReward(pool, shop, { name: "Wrong", price: 10, voucher, quantity });
    expect(saved).toMatchObject({ kind: "refused", findings: [{ path: "quantity" }] });
  });
});

describe("a voucher that the store refuses", () => {
  const entries = async () =>
    (
      await pool.query(
        "select points, source, reverses, note from ledger_entries where shop = $1 and player_id = $2 order by recorded_at, id",
        [shop, player],
      )
    ).rows;

  it("gives the points back by an entry that names the debit, once", async () => {
    const { redemption, voucher } = await redeemed(spend());
    await voucherRefused(pool, voucher, "Customer is invalid", now + day);
    await voucherRefused(pool, voucher, "Customer is invalid", now + day);
    expect((await entries()).slice(1)).toEqual([
      { points: -100, source: "redemption", reverses: null, note: null },
      { points: 100, source: "redemption_returned", reverses: redemption.id, note: "Customer is invalid" },
    ]);
    expect(await redemptionById(pool, shop, redemption.id)).toMatchObject({
      state: "returned",
      reason: "Customer is invalid",
      voucher: { state: "failed" },
    });
    expect(await points()).toMatchObject({ balance: 250, pending: 0, spendable: 250 });
    expect((await findLedgerProblems(pool, shop)).problems).toEqual([]);
  });

  it("gives nothing back once the voucher is there", async () => {
    const { voucher } = await redeemed(spend());
    await voucherCreated(pool, voucher, { discountId: "gid://1", expiresAt: null, at: now });
    await voucherRefused(pool, voucher, "too late", now);
    expect(await points()).toMatchObject({ balance: 150 });
    expect(await items()).toMatchObject([{ state: "ready", reason: null }]);
  });

  it("gives the points to the player that the redeemer has become", async () => {
    const { voucher } = await redeemed(spend());
    const heir = await playerWith(7);
    await pool.query("update players set merged_into = $3 where shop = $1 and player_id = $2", [shop, player, heir]);
    await voucherRefused(pool, voucher, "Customer is invalid", now);
    expect(await points(heir)).toMatchObject({ balance: 107 });
  });

  it("or does not answer for too long gives the points back, and a message removes what may have been made", async () => {
    const { redemption, voucher } = await redeemed(spend());
    const ids = await voucherGivenUp(pool, voucher, "no answer", now);
    const { rows } = await pool.query("select kind, payload from outbox_messages where id = any($1)", [ids]);
    expect(rows).toEqual([{ kind: "revoke_discount_code", payload: { itemId: voucher.itemId } }]);
    expect(await redemptionById(pool, shop, redemption.id)).toMatchObject({ state: "returned" });
    expect(await points()).toMatchObject({ balance: 250 });
  });
});

// Spending points on a reward: once, and never more than there are, although fifty ask at once.
import { afterAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../prisma/database.ts";
import { listRewards, setRewardStatus } from "../../rewards/catalogue/rewards.ts";
import type { PlayerId } from "../../rewards/ids.ts";
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { redemptionById } from "../../rewards/redemption/view.ts";
import { voucherCreated } from "../../rewards/vouchers/outcome.ts";
import { testShop } from "../support/shop.ts";
import {
  day,
  give,
  items,
  now,
  player,
  playerWith,
  points,
  pool,
  redeemed,
  reward,
  rewardId,
  shop,
  spend,
  url,
} from "./redeeming.ts";

describe("redeeming", () => {
  it("takes the price, and writes redemption, voucher and message together", async () => {
    const { redemption, voucher, outboxIds } = await redeemed(spend({ referenceId: "first" }));
    expect(redemption).toMatchObject({
      playerId: player,
      rewardId,
      referenceId: "first",
      points: 100,
      state: "creating",
    });
    expect(redemption.voucher).toMatchObject({ label: "For 100", state: "creating" });
    expect(await points()).toMatchObject({ balance: 150, pending: 0, spendable: 150 });
    expect(voucher.voucher).toEqual({ discount: "percentage", percent: 10, validDays: 30 });
    const { rows } = await pool.query("select kind, payload from outbox_messages where id = any($1)", [outboxIds]);
    expect(rows).toEqual([{ kind: "create_discount_code", payload: { itemId: voucher.itemId } }]);
    expect((await findLedgerProblems(pool, shop)).problems).toEqual([]);
  });

  it("is done once for a reference id, and says how it stands when it is asked again", async () => {
    const { redemption, voucher } = await redeemed(spend({ referenceId: "once" }));
    await voucherCreated(pool, voucher, { discountId: "gid://1", expiresAt: null, at: now });
    const again = await spend({ referenceId: "once" });
    expect(again).toMatchObject({ kind: "replayed", redemption: { id: redemption.id, state: "ready" } });
    expect(await points()).toMatchObject({ balance: 150 });
  });

  it("refuses a reference id that was used for another reward or player", async () => {
    const other = await reward(10);
    const stranger = await playerWith(500);
    await spend({ referenceId: "taken" });
    expect(await spend({ referenceId: "taken", rewardId: other })).toEqual({ kind: "conflict" });
    expect(await spend({ referenceId: "taken", playerId: stranger })).toEqual({ kind: "conflict" });
    expect(await points(stranger)).toMatchObject({ balance: 500 });
  });

  it("says how many points are missing, and takes none", async () => {
    const dear = await reward(251);
    expect(await spend({ rewardId: dear })).toEqual({
      kind: "not_enough_points",
      price: 251,
      spendable: 250,
      missing: 1,
    });
    expect(await points()).toMatchObject({ balance: 250 });
    expect(await items()).toEqual([]);
  });

  it("counts a balance below zero as nothing to spend", async () => {
    const debtor = await playerWith(-40);
    expect(await spend({ playerId: debtor })).toMatchObject({ kind: "not_enough_points", spendable: 0, missing: 100 });
  });

  it("knows no player, reward or redemption of another shop, and none that has no such id", async () => {
    const { redemption } = await redeemed(spend());
    const { shop: elsewhere } = await testShop(pool);
    expect(await spend({ playerId: "nobody" as PlayerId })).toEqual({ kind: "unknown_player" });
    expect(await spend({ shop: elsewhere })).toEqual({ kind: "unknown_player" });
    expect(await spend({ rewardId: "no-uuid" })).toEqual({ kind: "unknown_reward" });
    const [foreign] = await listRewards(pool, elsewhere);
    expect(await spend({ rewardId: foreign?.id ?? "" })).toEqual({ kind: "unknown_reward" });
    expect(await redemptionById(pool, elsewhere, redemption.id)).toBeNull();
    expect(await redemptionById(pool, shop, redemption.id)).toMatchObject({ id: redemption.id });
  });

  it("refuses an archived reward until it is active again", async () => {
    await setRewardStatus(pool, shop, rewardId, "archived");
    expect(await spend()).toEqual({ kind: "unknown_reward" });
    await setRewardStatus(pool, shop, rewardId, "active");
    expect(await spend()).toMatchObject({ kind: "redeemed" });
  });

  it("spends a merged player's points from the one that he has become", async () => {
    const old = await playerWith(0);
    await pool.query("update players set merged_into = $3 where shop = $1 and player_id = $2", [shop, old, player]);
    const { redemption } = await redeemed(spend({ playerId: old, referenceId: "merged" }));
    expect(redemption.playerId).toBe(player);
    expect(await spend({ playerId: old, referenceId: "merged" })).toMatchObject({ kind: "replayed" });
    expect(await points()).toMatchObject({ balance: 150 });
  });
});

describe("points that are held back", () => {
  it("cannot be spent before their day, and can from then on", async () => {
    const buyer = await playerWith(30);
    await give(buyer, 100, now + day);
    expect(await points(buyer)).toMatchObject({ balance: 130, pending: 100, spendable: 30 });
    expect(await spend({ playerId: buyer })).toMatchObject({ kind: "not_enough_points", spendable: 30, missing: 70 });
    expect(await spend({ playerId: buyer, at: now + day })).toMatchObject({ kind: "redeemed" });
  });

  it("are fewer by what a refund has taken of them", async () => {
    const buyer = await playerWith(0);
    const earned = await give(buyer, 100, now + day);
    await give(buyer, -60, null, earned);
    expect(await points(buyer)).toMatchObject({ balance: 40, pending: 40, spendable: 0 });
    await give(buyer, -40, null, earned);
    expect(await points(buyer)).toMatchObject({ balance: 0, pending: 0, spendable: 0 });
  });
});

describe("fifty redemptions at once", () => {
  const pools = Array.from({ length: 4 }, () => openDatabase({ url, poolSize: 5 }));
  afterAll(() => Promise.all(pools.map((database) => database.close())));
  const onPool = (place: number) => pools[place % pools.length]?.pool ?? pool;

  it("of one balance never overspend it: as many succeed as it pays for", async () => {
    const rich = await playerWith(730);
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, place) => spend({ playerId: rich }, onPool(place))),
    );
    expect(outcomes.filter((outcome) => outcome.kind === "redeemed")).toHaveLength(7);
    expect(outcomes.filter((outcome) => outcome.kind === "not_enough_points")).toHaveLength(43);
    expect(await points(rich)).toMatchObject({ balance: 30, pending: 0, spendable: 30 });
    expect((await findLedgerProblems(pool, shop)).problems).toEqual([]);
    expect(await items()).toHaveLength(7);
  });

  it("with one reference id are one redemption", async () => {
    const rich = await playerWith(5_000);
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, place) => spend({ playerId: rich, referenceId: "same" }, onPool(place))),
    );
    expect(outcomes.filter((outcome) => outcome.kind === "redeemed")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome.kind === "replayed")).toHaveLength(49);
    expect(await points(rich)).toMatchObject({ balance: 4_900 });
  });

  it("with one reference id for different players are one redemption and conflicts", async () => {
    const players = await Promise.all(Array.from({ length: 10 }, () => playerWith(100)));
    const outcomes = await Promise.all(
      players.map((playerId, place) => spend({ playerId, referenceId: "crossed" }, onPool(place))),
    );
    expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual([...Array(9).fill("conflict"), "redeemed"]);
    expect(await items()).toHaveLength(1);
  });
});

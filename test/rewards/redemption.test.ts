// Spending points on a reward: once, never more than there are, and given back when the store will not make the voucher.
import type { Pool } from "pg";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "../../prisma/database.ts";
import {
  changeReward,
  createReward,
  findReward,
  listRewards,
  setRewardStatus,
} from "../../rewards/catalogue/rewards.ts";
import type { PlayerId, ShopId } from "../../rewards/ids.ts";
import { postEntries } from "../../rewards/ledger/post.ts";
import { spendablePoints } from "../../rewards/ledger/spendable.ts";
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { type RedemptionOutcome, redeem } from "../../rewards/redemption/redeem.ts";
import { redemptionById } from "../../rewards/redemption/view.ts";
import { inTransaction } from "../../rewards/store/transaction.ts";
import { uuidv7 } from "../../rewards/store/uuid.ts";
import { readProgramme } from "../../rewards/storefront/programme.ts";
import { readVoucher } from "../../rewards/vouchers/item.ts";
import { voucherCreated, voucherGivenUp, voucherRefused } from "../../rewards/vouchers/outcome.ts";
import { testDatabase } from "../support/database.ts";
import { testShop } from "../support/shop.ts";

const { pool, url } = await testDatabase();
const now = Date.UTC(2026, 5, 1);
const day = 86_400_000;

let shop: ShopId;
let rewardId: string;
let player: PlayerId;
let references = 0;

beforeEach(async () => {
  ({ shop } = await testShop(pool));
  rewardId = await reward(100);
  player = await playerWith(250);
});

async function reward(price: number): Promise<string> {
  const voucher = { discount: "percentage", percent: 10, validDays: 30 };
  const saved = await createReward(pool, shop, { name: `For ${price}`, price, voucher });
  if (saved.kind !== "saved") throw new Error(JSON.stringify(saved));
  return saved.reward.id;
}

async function playerWith(points: number, availableAt: number | null = null, id = `player-${uuidv7()}`) {
  await pool.query("insert into players (shop, player_id) values ($1, $2) on conflict do nothing", [shop, id]);
  await give(id as PlayerId, points, availableAt);
  return id as PlayerId;
}

/** @returns the entry's id. */
async function give(playerId: PlayerId, points: number, availableAt: number | null, reverses: string | null = null) {
  const id = uuidv7();
  const entry = { id, shop, playerId, points, source: "adjustment" as const, entryKey: id, occurredAt: now };
  await inTransaction(pool, (connection) => postEntries(connection, [{ ...entry, availableAt, reverses }]));
  return id;
}

const spend = (more: Partial<Parameters<typeof redeem>[1]> = {}, on: Pool = pool): Promise<RedemptionOutcome> =>
  redeem(on, { shop, playerId: player, rewardId, referenceId: `r-${++references}`, at: now, ...more });

const points = (playerId = player, at = now) => spendablePoints(pool, shop, playerId, at);
const items = async () =>
  (
    await pool.query(
      "select id, redemption_id, state, reason, code, label, voucher from inventory_items where shop = $1 order by id",
      [shop],
    )
  ).rows;

async function redeemed(outcome: Promise<RedemptionOutcome>) {
  const result = await outcome;
  if (result.kind !== "redeemed") throw new Error(`It was ${result.kind}.`);
  const [item] = (await items()).filter((one) => one.redemption_id === result.redemption.id);
  const voucher = await readVoucher(pool, shop, item.id);
  if (!voucher) throw new Error("There is no voucher.");
  return { ...result, voucher };
}

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

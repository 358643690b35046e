// A voucher's life after it was made: used by the order that names it, taken back with its award, over on its last day.
import { beforeEach, describe, expect, it } from "vitest";
import type { PlayerId, ShopId } from "../../rewards/ids.ts";
import { inTransaction } from "../../rewards/store/transaction.ts";
import { uuidv7 } from "../../rewards/store/uuid.ts";
import { expireVouchers } from "../../rewards/vouchers/expire.ts";
import { readVoucher } from "../../rewards/vouchers/item.ts";
import { voucherCreated } from "../../rewards/vouchers/outcome.ts";
import { revokeVouchers } from "../../rewards/vouchers/revoke.ts";
import { markVouchersUsed, type VoucherUse } from "../../rewards/vouchers/use.ts";
import { testDatabase } from "../support/database.ts";
import { testShop } from "../support/shop.ts";

const { pool } = await testDatabase();
const now = Date.UTC(2026, 5, 1);
const day = 86_400_000;
const player = "7001" as PlayerId;
let shop: ShopId;
let codes = 0;
beforeEach(async () => {
  ({ shop } = await testShop(pool));
});

interface Wish {
  state?: string;
  expiresAt?: number | null;
  awardId?: string;
  kind?: "voucher" | "perk";
  of?: ShopId;
}

async function item({ state = "ready", expiresAt = null, awardId = uuidv7(), kind = "voucher", of = shop }: Wish = {}) {
  const id = uuidv7();
  const code = kind === "voucher" ? `CODE-${++codes}` : null;
  await pool.query(
    `insert into inventory_items (id, shop, player_id, award_id, deliverable_id, kind, label, voucher, code, state, expires_at)
     values ($1, $2, $3, $4, $1::uuid::text, $5, 'A voucher', '{"discount":"free_shipping"}', $6, $7, $8)`,
    [id, of, player, awardId, kind, code, state, expiresAt === null ? null : new Date(expiresAt)],
  );
  return { id, code: code ?? "", awardId };
}

async function stateOf(id: string) {
  const { rows } = await pool.query(
    "select state, reason, used_at as at, used_order_id as order_id from inventory_items where id = $1",
    [id],
  );
  return rows[0];
}

const use = (...uses: (Partial<VoucherUse> & { code: string })[]) =>
  inTransaction(pool, (connection) =>
    markVouchersUsed(
      connection,
      uses.map((one) => ({ shop, orderId: "900", at: now, ...one })),
    ),
  );
const revoke = (...awardIds: string[]) =>
  inTransaction(pool, (connection) =>
    revokeVouchers(connection, { shop, awardIds, reason: "The order was cancelled." }),
  );
const used = (orderId = "900", at = now) => ({ state: "used", reason: null, at: new Date(at), order_id: orderId });

describe("a voucher that an order names", () => {
  it.each(["creating", "ready", "failed", "revoked", "expired"])("is used, also when it was %s", async (state) => {
    const { id, code } = await item({ state });
    await use({ code: code.toLowerCase() });
    expect(await stateOf(id)).toEqual(used());
  });

  it("was used by the earliest of several orders, in whatever order they are heard of, and however often", async () => {
    const orders = [
      { orderId: "11", at: now },
      { orderId: "12", at: now },
      { orderId: "13", at: now - day },
    ];
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0, 2, 1],
    ]) {
      const { id, code } = await item();
      for (const place of order) await use({ code, ...orders[place] });
      expect(await stateOf(id)).toEqual(used("13", now - day));
    }
    const together = await item();
    await use(...orders.map((order) => ({ code: together.code, ...order })));
    expect(await stateOf(together.id)).toEqual(used("13", now - day));
  });

  it("gets its order when the store had only said that it was used", async () => {
    const { id, code } = await item({ state: "used" });
    await pool.query("update inventory_items set used_at = $2 where id = $1", [id, new Date(now + day)]);
    await use({ code });
    expect(await stateOf(id)).toEqual(used());
  });

  it("before we heard that it was made stays used when we hear it", async () => {
    const { id, code } = await item({ state: "creating" });
    const voucher = await readVoucher(pool, shop, id);
    if (!voucher) throw new Error("There is no voucher.");
    await use({ code });
    const answer = { discountId: "gid://1", expiresAt: new Date(now + day), at: now };
    expect(await voucherCreated(pool, voucher, answer)).toBe("used");
    expect(await stateOf(id)).toEqual(used());
  });

  it("is one of this shop, and codes of others or of nobody change nothing", async () => {
    const { shop: elsewhere } = await testShop(pool);
    const mine = await item();
    const theirs = await item({ of: elsewhere });
    await use({ code: "SUMMER" }, { code: theirs.code }, { code: mine.code, shop: elsewhere });
    expect([await stateOf(mine.id), await stateOf(theirs.id)]).toMatchObject([{ state: "ready" }, { state: "ready" }]);
    await use();
  });
});

describe("vouchers of an award that is taken back", () => {
  it("are revoked unless they were used or are over, each with a message; perks and other awards' stay", async () => {
    const awardId = uuidv7();
    const ofAward = await Promise.all(
      ["creating", "ready", "failed", "used", "expired"].map((state) => item({ state, awardId })),
    );
    const perk = await item({ awardId, kind: "perk" });
    const other = await item();
    const { itemIds, outboxIds } = await revoke(awardId);
    const states = await Promise.all([...ofAward, perk, other].map(async ({ id }) => (await stateOf(id)).state));
    expect(states).toEqual(["revoked", "revoked", "revoked", "used", "expired", "ready", "ready"]);
    expect(itemIds).toEqual(
      ofAward
        .slice(0, 3)
        .map(({ id }) => id)
        .sort(),
    );
    const { rows } = await pool.query("select kind, payload from outbox_messages where id = any($1) order by id", [
      outboxIds,
    ]);
    expect(rows).toEqual(itemIds.map((itemId) => ({ kind: "revoke_discount_code", payload: { itemId } })));
    expect(await revoke(awardId)).toEqual({ itemIds: [], outboxIds: [] });
  });

  it("of another shop are not touched", async () => {
    const { shop: elsewhere } = await testShop(pool);
    const theirs = await item({ of: elsewhere });
    await revoke(theirs.awardId);
    expect(await stateOf(theirs.id)).toMatchObject({ state: "ready" });
  });
});

describe("a voucher's last day", () => {
  it("ends it at its moment and not before, the oldest first, and each once", async () => {
    const late = await item({ expiresAt: now });
    const early = await item({ expiresAt: now - day });
    const open = await item({ expiresAt: now + 1 });
    const endless = await item();
    expect(await expireVouchers(pool, now - day, 10)).toMatchObject([{ itemId: early.id }]);
    const expired = await expireVouchers(pool, now, 1);
    expect(expired).toEqual([
      { shop, playerId: player, itemId: late.id, label: "A voucher", expiresAt: new Date(now) },
    ]);
    expect(await expireVouchers(pool, now, 10)).toEqual([]);
    for (const { id } of [open, endless]) expect(await stateOf(id)).toMatchObject({ state: "ready" });
    await pool.query("delete from inventory_items where shop = $1", [shop]);
  });

  it("is over once, although two workers look", async () => {
    await Promise.all(Array.from({ length: 40 }, (_, place) => item({ expiresAt: now - place })));
    const found = await Promise.all(Array.from({ length: 4 }, () => expireVouchers(pool, now, 40)));
    expect(new Set(found.flat().map(({ itemId }) => itemId)).size).toBe(found.flat().length);
    const rest = await expireVouchers(pool, now, 40);
    expect(found.flat().length + rest.length).toBe(40);
  });

  it("changes nothing about vouchers that were used or revoked", async () => {
    const { id } = await item({ state: "revoked", expiresAt: now - day });
    expect(await expireVouchers(pool, now, 10)).toEqual([]);
    expect(await stateOf(id)).toMatchObject({ state: "revoked" });
  });
});

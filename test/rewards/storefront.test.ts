// What the storefront is told of a player and of the programme, and that it stays small.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createBadges } from "../../rewards/programme/badges.ts";
import { readSettings, saveSettings } from "../../rewards/programme/save-settings.ts";
import { bytesOf, fitting, shortText } from "../../rewards/storefront/bound.ts";
import { hundredths } from "../../rewards/storefront/measure.ts";
import { readProgramme } from "../../rewards/storefront/programme.ts";
import { mostPlayerBytes, mostProgrammeBytes, programmeShape } from "../../rewards/storefront/shapes.ts";
import { readVoucher } from "../../rewards/vouchers/item.ts";
import { voucherCreated } from "../../rewards/vouchers/outcome.ts";
import { orderPayload } from "../support/orders.ts";
import { testShop } from "../support/shop.ts";
import { at, badge, dayMs, give, pool, shown } from "./storefront-shop.ts";

describe("a player's JSON", () => {
  it("of a usual player stays well below 4 KB", async () => {
    const { shop, handle } = await testShop(pool);
    for (const [productId, total] of [
      ["1", "149.99"],
      ["2", "999.99"],
    ] as const) {
      await handle("orders/create", orderPayload({ customerId: "71", total, items: [{ productId, quantity: 1 }] }));
    }
    const { shape } = await shown(shop, "71");
    expect(shape).toMatchObject({ points: 1265, badgesTotal: 2, progressTotal: 2, vouchersTotal: 1 });
    expect(shape.vouchers).toMatchObject([{ label: "Free shipping", state: "creating", code: null }]);
    expect(shape.orders.map(({ points, badges }) => ({ points, badges }))).toEqual([
      { points: 1100, badges: ["VIP Customer"] },
      { points: 165, badges: ["Electronics Enthusiast"] },
    ]);
    expect(bytesOf(shape)).toBeLessThan(2_048);
  });

  it("of a player with sixty badges tells of 48 and says that there are sixty", async () => {
    const { shop, handle } = await testShop(pool);
    await createBadges(
      pool,
      shop,
      Array.from({ length: 60 }, (_, place) => badge(`Badge ${place} ${"with a long name ".repeat(20)}`)),
    );
    await handle("orders/create", orderPayload({ customerId: "72" }));
    const { shape } = await shown(shop, "72");
    expect([shape.badges.length, shape.badgesTotal]).toEqual([48, 60]);
    expect([...(shape.badges[0]?.name ?? "")].length).toBeLessThanOrEqual(80);
    expect(bytesOf(shape)).toBeLessThan(mostPlayerBytes);
  });

  it("of a shop with 300 badges, 60 of them earned, stays far below what Shopify takes", async () => {
    const { shop, handle } = await testShop(pool);
    const icons = { imageName: "trophy" };
    await createBadges(pool, shop, [
      ...Array.from({ length: 60 }, (_, place) => badge(`Collector's badge ${place}`, icons)),
      ...Array.from({ length: 240 }, (_, place) =>
        badge(`Long way ${place}`, { ...icons, challenges: [{ kind: "several_times", times: place + 2 }] }),
      ),
    ]);
    for (const _ of [1, 2, 3]) await handle("orders/create", orderPayload({ customerId: "77" }));
    const { shape } = await shown(shop, "77");
    expect(shape.badgesTotal).toBeGreaterThanOrEqual(60);
    expect([shape.badges.length, shape.progress.length]).toEqual([48, 20]);
    // The aim for a usual player is 4 KB; one like this is bounded by the lists' lengths. Shopify takes 128 KB.
    expect(bytesOf(shape)).toBeLessThan(12 * 1024);
    const programme = (await readProgramme(pool, shop, at))?.shape;
    expect([programme?.badges.length, programme?.badgesTotal]).toEqual([100, 304]);
    expect(bytesOf(programme)).toBeLessThan(mostProgrammeBytes);
  });

  it("of somebody with ten thousand vouchers tells the latest twenty, and how many there are", async () => {
    const { shop } = await testShop(pool);
    await give(shop, "78");
    await pool.query(
      `insert into inventory_items (id, shop, player_id, kind, label, code, state, created_at)
       select gen_random_uuid(), $1, '78', 'voucher', repeat('🎁 ä', 200), 'CODE-' || place, 'ready', $2::timestamptz + place * interval '1 second'
         from generate_series(1, 10000) as place`,
      [shop, new Date(at)],
    );
    const { shape } = await shown(shop, "78");
    expect([shape.vouchers.length, shape.vouchersTotal, shape.vouchers[0]?.code]).toEqual([20, 10_000, "CODE-10000"]);
    // Names of eighty characters, four bytes for many of them.
    expect(bytesOf(shape)).toBeLessThan(8 * 1024);
  });

  it("says what points are called and whether the programme is paused, as pages without the programme need it", async () => {
    const { shop } = await testShop(pool);
    const settings = await readSettings(pool, shop);
    const pointsName = { en: { one: "star", other: "stars" }, de: { one: "Stern", other: "Sterne" } };
    expect((await saveSettings(pool, shop, { ...settings, paused: true, pointsName }, settings)).kind).toBe("saved");
    expect((await shown(shop, "78")).shape).toMatchObject({ pointsName, paused: true });
    const programme = (await readProgramme(pool, shop, at))?.shape;
    expect(programme).toMatchObject({ pointsName, earning: { pointsPerUnit: 0 } });
  });

  it("counts progress in what the badge counts, money in hundredths whatever the currency", async () => {
    const { shop, handle } = await testShop(pool, { currency: "JPY" });
    await createBadges(pool, shop, [
      badge("Spender", { challenges: [{ kind: "sum", detail: "amount", target: 20_000 }] }),
      badge("Items", { challenges: [{ kind: "sum", detail: "items_count", target: 8 }] }),
      badge("Weeks", { challenges: [{ kind: "streak", periods: 4, unit: "weeks" }] }),
      badge("Colours", { challenges: [{ kind: "distinct", detail: "category", count: 5 }] }),
      badge("Hidden", { visible: false, challenges: [{ kind: "several_times", times: 5 }] }),
      badge("Over", { endsAt: at - dayMs, challenges: [{ kind: "several_times", times: 5 }] }),
      badge("Later", { startsAt: at + dayMs, challenges: [{ kind: "several_times", times: 5 }] }),
      badge("Both", {
        challenges: [
          { kind: "several_times", times: 2 },
          { kind: "sum", detail: "amount", target: 40_000 },
        ],
      }),
    ]);
    const placed = "2026-11-22T10:00:00Z";
    await handle(
      "orders/create",
      orderPayload({
        customerId: "73",
        currency: "JPY",
        total: "5000",
        at: placed,
        items: [{ productId: "1", quantity: 2 }],
      }),
    );
    const { shape } = await shown(shop, "73");
    const own = shape.progress.filter(({ name }) => !["VIP Customer", "Bulk Buyer", "Loyal Customer"].includes(name));
    expect(own.map(({ name, current, target, unit }) => [name, current, target, unit])).toEqual([
      ["Spender", 500_000, 2_000_000, "money"],
      ["Items", 2, 8, "number"],
      ["Weeks", 1, 4, "weeks"],
      ["Colours", 1, 5, "different"],
      ["Both", 500_000, 4_000_000, "money"],
    ]);
    expect([hundredths(5_000, 0), hundredths(14_999, 2), hundredths(1_234_567, 3)]).toEqual([500_000, 14_999, 123_457]);
  });

  it("names the next badge first, and a badge that can be earned again beside those that were earned", async () => {
    const { shop, handle } = await testShop(pool);
    await createBadges(pool, shop, [
      badge("Fan", { type: "Repeatable", challenges: [{ kind: "several_times", times: 2 }] }),
      badge("Rank", {
        type: "Ranked",
        challenges: [{ kind: "several_times", times: 1 }],
        levels: [1, 4].map((target) => ({ target, points: target, deliverables: [] })),
      }),
    ]);
    for (const _ of [1, 2, 3]) await handle("orders/create", orderPayload({ customerId: "74" }));
    const { shape } = await shown(shop, "74");
    expect(shape.badges.map(({ name, count }) => [name, count]).sort()).toEqual([
      ["Fan", 1],
      ["Rank", 1],
    ]);
    expect(shape.progress.slice(0, 3).map(({ name, current, target }) => [name, current, target])).toEqual([
      ["Rank", 3, 4],
      ["Fan", 1, 2],
      ["Loyal Customer", 3, 10],
    ]);
  });

  it("hides a voucher that has ended, and says when that will be", async () => {
    const { shop, handle } = await testShop(pool);
    await handle("orders/create", orderPayload({ customerId: "75", total: "999.99", items: [{ productId: "2" }] }));
    const { rows } = await pool.query<{ id: string }>("select id from inventory_items where shop = $1", [shop]);
    const item = await readVoucher(pool, shop, rows[0]?.id ?? "");
    const expiresAt = new Date(at + dayMs);
    if (item) await voucherCreated(pool, item, { discountId: "gid://shopify/DiscountCodeNode/1", expiresAt, at });
    const before = await shown(shop, "75");
    expect(before.shape.vouchers).toMatchObject([{ state: "ready", code: item?.code, ends: "2026-11-23T12:00:00Z" }]);
    expect(before.changesAt).toEqual(expiresAt);
    expect((await shown(shop, "75", at + 2 * dayMs)).shape).toMatchObject({ vouchers: [], vouchersTotal: 0 });
  });

  it("never tells one shop of another's player", async () => {
    const [one, two] = [await testShop(pool), await testShop(pool)];
    await one.handle("orders/create", orderPayload({ customerId: "76", total: "80.00" }));
    expect((await shown(two.shop, "76")).shape).toMatchObject({ points: 0, badges: [], orders: [], vouchers: [] });
  });
});

describe("the programme's JSON", () => {
  it("fits, however many badges there are, and says how many", async () => {
    const { shop } = await testShop(pool);
    const badges = Array.from({ length: 150 }, (_, place) =>
      badge(`Badge ${place} ${"ä".repeat(90)}`, { description: "日本語".repeat(100), imageName: "trophy" }),
    );
    await createBadges(pool, shop, badges);
    const shape = programmeShape.parse((await readProgramme(pool, shop, at))?.shape);
    expect(bytesOf(shape)).toBeLessThanOrEqual(mostProgrammeBytes);
    expect(shape.badgesTotal).toBe(154);
    expect(shape.badges.length).toBeGreaterThan(60);
  });

  it("tells of the shop's words for points and of badges that are to come, not of those that are over, paused or hidden", async () => {
    const { shop } = await testShop(pool);
    await createBadges(pool, shop, [
      badge("Advent", { startsAt: Date.UTC(2026, 11, 1), endsAt: Date.UTC(2026, 11, 25) }),
      badge("Over", { endsAt: at }),
      badge("Paused", { paused: true }),
      badge("Hidden", { visible: false }),
    ]);
    const read = await readProgramme(pool, shop, at);
    expect(read?.shape.badges.slice(4)).toMatchObject([
      { name: "Advent", starts: "2026-12-01T00:00:00Z", ends: "2026-12-25T00:00:00Z" },
    ]);
    expect(read?.changesAt).toEqual(new Date(Date.UTC(2026, 11, 1)));
    expect(read?.shape.pointsName["de"]).toEqual({ one: "Punkt", other: "Punkte" });
  });
});

describe("a bound", () => {
  it("is kept for any lists, cuts their ends alone, and keeps all where all fits", () => {
    const lists = fc.record({ a: fc.array(fc.string()), b: fc.array(fc.string()) });
    fc.assert(
      fc.property(lists, fc.integer({ min: 20, max: 400 }), (given, mostBytes) => {
        const cut = fitting(given, ["a", "b"], mostBytes);
        expect(bytesOf(cut)).toBeLessThanOrEqual(mostBytes);
        expect(cut.a).toEqual(given.a.slice(0, cut.a.length));
        expect(cut.b).toEqual(given.b.slice(0, cut.b.length));
        if (bytesOf(given) <= mostBytes) expect(cut).toEqual(given);
      }),
    );
  });

  it("never breaks a character in two", () => {
    expect(shortText("👍👍👍👍", 3)).toBe("👍👍…");
    expect(shortText("short", 5)).toBe("short");
  });
});

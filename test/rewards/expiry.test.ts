// Points expire oldest first, exactly what is left of them, once.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dateOf, dayOf } from "../../rewards/expiry/calendar.ts";
import { expireShopPoints } from "../../rewards/expiry/expire.ts";
import { shopsWithExpiry } from "../../rewards/expiry/marks.ts";
import type { PlayerId } from "../../rewards/ids.ts";
import { postEntries } from "../../rewards/ledger/post.ts";
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { inTransaction } from "../../rewards/store/transaction.ts";
import { testShop } from "../support/shop.ts";
import { at, balanceOf, dayMs, expire, expiries, goTo, here, pool, post, run, setExpiry } from "./expiry-shop.ts";
import { fifoLots } from "./fifo-lots.ts";

describe("expiry", () => {
  it("takes what is left of a lot whose months are over in the shop's time zone, and nothing a moment earlier", async () => {
    await setExpiry({ kind: "after_months", months: 1 });
    // 23:30 on 31 January in Berlin.
    await post("ann", { points: 100, occurredAt: at("2026-01-31T22:30Z") });
    // 00:30 on 1 February in Berlin.
    await post("ann", { points: 7, occurredAt: at("2026-01-31T23:30Z") });
    await run("2026-02-28T22:59:59Z");
    expect(await balanceOf("ann")).toBe(107);
    expect(await run("2026-02-28T23:00:00Z")).toMatchObject({ players: 1, points: 100 });
    expect(await balanceOf("ann")).toBe(7);
  });

  it("lets spent points use up the oldest ones first, and takes a part of a lot where a part is left", async () => {
    const old = await post("ann", { points: 100, occurredAt: at("2026-01-01T12:00Z") });
    const second = await post("ann", { points: 50, occurredAt: at("2026-01-05T12:00Z") });
    await post("ann", { points: 30, occurredAt: at("2026-03-01T12:00Z") });
    await post("ann", { points: -120, occurredAt: at("2026-03-02T12:00Z"), source: "redemption" });
    await expire("2026-02-01T00:00Z", "2026-04-01T00:00Z");
    expect(await expiries()).toEqual([{ player_id: "ann", points: -30, reverses: second }]);
    expect((await expiries()).map((entry) => entry.reverses)).not.toContain(old);
    expect(await balanceOf("ann")).toBe(30);
  });

  it("done again takes nothing more, not even by two workers at once", async () => {
    for (const player of ["ann", "ben", "cleo"]) await post(player, { points: 100 });
    const done = await Promise.all(Array.from({ length: 4 }, () => expire("2026-02-01T00:00Z", "2026-03-01T00:00Z")));
    expect(done.reduce((total, { points }) => total + points, 0)).toBe(300);
    expect(await expire("2026-02-01T00:00Z", "2026-03-01T00:00Z")).toEqual({ players: 0, points: 0 });
    expect(await balanceOf("ann")).toBe(0);
    expect((await findLedgerProblems(pool, here.shop)).problems).toEqual([]);
  });

  it("counts a redemption that was returned as not spent", async () => {
    const lot = await post("ann", { points: 100 });
    const debit = await post("ann", { points: -100, source: "redemption" });
    await expire("2026-02-01T00:00Z", "2026-03-01T00:00Z");
    expect(await expiries()).toEqual([]);
    await post("ann", { points: 100, source: "redemption_returned", reverses: debit });
    await expire("2026-02-01T00:00Z", "2026-03-01T00:00Z");
    expect(await expiries()).toEqual([{ player_id: "ann", points: -100, reverses: lot }]);
  });

  it("expires a lot a second time when points of it came back after the first", async () => {
    await post("ann", { points: 100 });
    const debit = await post("ann", { points: -60, source: "redemption" });
    await expire("2026-02-01T00:00Z", "2026-03-01T00:00Z");
    await post("ann", { points: 60, source: "redemption_returned", reverses: debit });
    await expire("2026-02-01T00:00Z", "2026-03-01T00:00Z");
    expect((await expiries()).map((entry) => entry.points)).toEqual([-40, -60]);
    expect(await balanceOf("ann")).toBe(0);
  });

  it("takes of a lot only what refunds have left", async () => {
    const lot = await post("ann", { points: 100 });
    await post("ann", { points: -30, source: "refund", reverses: lot });
    await expire("2026-02-01T00:00Z", "2026-03-01T00:00Z");
    expect(await expiries()).toEqual([{ player_id: "ann", points: -70, reverses: lot }]);
  });

  it("takes nothing from a player whose balance is below zero", async () => {
    await post("ann", { points: 50 });
    await post("ann", { points: -80 });
    await expire("2026-02-01T00:00Z", "2026-03-01T00:00Z");
    expect(await balanceOf("ann")).toBe(-30);
  });

  it("never takes more than the balance, even where that is wrong", async () => {
    await post("ann", { points: 100 });
    await pool.query("update players set balance = 10 where shop = $1", [here.shop]);
    expect(await expire("2026-02-01T00:00Z", "2026-03-01T00:00Z")).toEqual({ players: 1, points: 10 });
  });

  it("leaves points alone that are still pending, and does not count what was spent against them", async () => {
    await post("ann", { points: 100, availableAt: at("2026-03-15T00:00Z") });
    await post("ann", { points: 40 });
    await post("ann", { points: -10 });
    await expire("2026-02-01T00:00Z", "2026-03-01T00:00Z");
    expect(await balanceOf("ann")).toBe(100);
    await expire("2026-02-01T00:00Z", "2026-03-16T00:00Z");
    expect(await balanceOf("ann")).toBe(0);
  });

  it("touches no other shop and no shop in which points never expire", async () => {
    await post("ann", { points: 100 });
    const other = here;
    goTo(await testShop(pool));
    await setExpiry({ kind: "after_months", months: 1 });
    await run("2026-06-01T12:00Z");
    expect((await shopsWithExpiry(pool)).map((shop) => shop.shop)).not.toContain(other.shop);
    goTo(other);
    expect(await balanceOf("ann")).toBe(100);
  });

  it("goes through more players than one batch holds", async () => {
    await pool.query("insert into players (shop, player_id) select $1, 'p' || generate_series(1, 1203)", [here.shop]);
    await inTransaction(pool, (connection) =>
      postEntries(
        connection,
        Array.from({ length: 1_203 }, (_, place) => ({
          shop: here.shop,
          playerId: `p${place + 1}` as PlayerId,
          points: 10,
          source: "import" as const,
          entryKey: `many-${place}`,
          occurredAt: at("2026-01-10T12:00Z"),
        })),
      ),
    );
    expect(await expire("2026-02-01T00:00Z", "2026-03-01T00:00Z")).toEqual({ players: 1_203, points: 12_030 });
  });

  it("is done once a day, and again when the rule changes", async () => {
    await setExpiry({ kind: "after_months", months: 6 });
    await post("ann", { points: 100, occurredAt: at("2026-01-10T12:00Z") });
    await run("2026-05-01T08:00Z");
    expect(await balanceOf("ann")).toBe(100);
    await setExpiry({ kind: "on_date", date: "2026-04-01" });
    expect(await run("2026-05-01T09:00Z")).toMatchObject({ points: 100 });
    await post("ann", { points: 5, occurredAt: at("2026-01-10T12:00Z") });
    expect(await run("2026-05-01T10:00Z")).toMatchObject({ points: 0 });
    expect(await run("2026-05-02T10:00Z")).toMatchObject({ points: 5 });
  });

  it("that was broken off goes on with the next run", async () => {
    await setExpiry({ kind: "after_months", months: 1 });
    await post("ann", { points: 100 });
    await run("2026-06-01T08:00Z", AbortSignal.abort());
    expect(await balanceOf("ann")).toBe(100);
    await run("2026-06-01T08:00Z");
    expect(await balanceOf("ann")).toBe(0);
  });
});

describe("expiry against lots that are kept by hand", () => {
  const command = fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant("earn"), points: fc.integer({ min: 1, max: 500 }) }) },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant("spend"), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant("refund"),
        lot: fc.nat(),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("expire"), daysAgo: fc.integer({ min: 0, max: 30 }) }) },
  );

  it("always leaves the same balance and the same points of each lot", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 25 }), async (commands) => {
        goTo(await testShop(pool));
        const model = fifoLots();
        const ids: string[] = [];
        let day = dayOf("2026-01-01");
        for (const step of commands) {
          day += 1;
          const now = day * dayMs;
          if (step.kind === "earn" && "points" in step) {
            ids.push(await post("ann", { points: step.points, occurredAt: now }));
            model.earn(day, step.points);
          }
          if (step.kind === "spend" && "share" in step) {
            const points = Math.floor(Math.max(0, model.balance()) * step.share);
            if (points > 0) await post("ann", { points: -points, occurredAt: now });
            model.spend(points);
          }
          if (step.kind === "refund" && "lot" in step && ids.length > 0) {
            const lot = step.lot % ids.length;
            const points = Math.ceil(model.refundable(lot) * step.share);
            const reverses = ids[lot] ?? null;
            if (points > 0) await post("ann", { points: -points, occurredAt: now, source: "refund", reverses });
            model.refund(lot, points);
          }
          if (step.kind === "expire" && "daysAgo" in step) {
            const before = day - step.daysAgo;
            await expireShopPoints(pool, {
              shop: here.shop,
              earnedBefore: before * dayMs,
              at: now,
              expiredOn: dateOf(day),
            });
            model.expire(before);
          }
          expect(await balanceOf("ann")).toBe(model.balance());
        }
        const { rows } = await pool.query<{ lot: string; points: number }>(
          `select reverses as lot, -sum(points)::bigint as points from ledger_entries
            where shop = $1 and source = 'expiry' group by reverses`,
          [here.shop],
        );
        const expired = new Map(rows.map((row) => [row.lot, row.points]));
        expect(ids.map((id) => expired.get(id) ?? 0)).toEqual(model.expiredByLot());
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});

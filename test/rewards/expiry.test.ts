// Points expire oldest first, exactly what is left of them, once; and whoever holds them is told before.
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { addMonths, coming, dateOf, dayOf, expiredBefore } from "../../rewards/expiry/calendar.ts";
import { expireShopPoints } from "../../rewards/expiry/expire.ts";
import { shopsWithExpiry } from "../../rewards/expiry/marks.ts";
import { runExpiry } from "../../rewards/expiry/run.ts";
import type { PlayerId } from "../../rewards/ids.ts";
import { type NewEntry, postEntries } from "../../rewards/ledger/post.ts";
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { createEndpoint } from "../../rewards/notices/endpoints.ts";
import { inTransaction } from "../../rewards/store/transaction.ts";
import { uuidv7 } from "../../rewards/store/uuid.ts";
import { testDatabase } from "../support/database.ts";
import { ledgerSum, type TestShop, testShop } from "../support/shop.ts";
import { fifoLots } from "./fifo-lots.ts";

const { pool } = await testDatabase();
const dayMs = 86_400_000;
const at = (text: string) => Date.parse(text);

let here: TestShop;
beforeEach(async () => {
  here = await testShop(pool, { timeZone: "Europe/Berlin" });
});

const setExpiry = (expiry: object, expiryNoticeDays = 14) =>
  pool.query("update shops set settings = settings || $2 where shop = $1", [here.shop, { expiry, expiryNoticeDays }]);

let keys = 0;
async function post(playerId: string, entry: Partial<NewEntry> & { points: number }): Promise<string> {
  const id = uuidv7();
  await pool.query("insert into players (shop, player_id) values ($1, $2) on conflict do nothing", [
    here.shop,
    playerId,
  ]);
  await inTransaction(pool, (connection) =>
    postEntries(connection, [
      {
        id,
        shop: here.shop,
        playerId: playerId as PlayerId,
        source: entry.points > 0 ? "import" : "adjustment",
        entryKey: `test-${++keys}`,
        occurredAt: at("2026-01-10T12:00Z"),
        ...entry,
      },
    ]),
  );
  return id;
}

async function run(now: string, signal?: AbortSignal) {
  const shop = (await shopsWithExpiry(pool)).find((found) => found.shop === here.shop);
  return shop ? runExpiry(pool, shop, at(now), signal) : null;
}
const expire = (earnedBefore: string, now: string) =>
  expireShopPoints(pool, {
    shop: here.shop,
    earnedBefore: at(earnedBefore),
    at: at(now),
    expiredOn: now.slice(0, 10),
  });

const balanceOf = async (playerId: string) => {
  const { rows } = await pool.query<{ balance: number }>(
    "select balance from players where shop = $1 and player_id = $2",
    [here.shop, playerId],
  );
  const balance = rows[0]?.balance ?? 0;
  expect(await ledgerSum(pool, here.shop, playerId)).toBe(balance);
  return balance;
};
const expiries = async () =>
  (
    await pool.query<{ player_id: string; points: number; reverses: string }>(
      "select player_id, points, reverses from ledger_entries where shop = $1 and source = 'expiry' order by id",
      [here.shop],
    )
  ).rows;
const notices = async (type: string) =>
  (
    await pool.query<{ data: Record<string, unknown> }>(
      `select payload -> 'notice' -> 'data' as data from outbox_messages
        where shop = $1 and payload -> 'notice' ->> 'type' = $2 order by id`,
      [here.shop, type],
    )
  ).rows.map((row) => row.data);

describe("the day on which points expire", () => {
  it("comes after the same day of the month, or after the last day of a shorter one", () => {
    const cases: [earned: string, months: number, last: string][] = [
      ["2026-01-15", 1, "2026-02-15"],
      ["2026-01-31", 1, "2026-02-28"],
      ["2028-01-31", 1, "2028-02-29"],
      ["2026-10-31", 13, "2027-11-30"],
      ["2024-02-29", 12, "2025-02-28"],
      ["2026-12-31", 2, "2027-02-28"],
    ];
    for (const [earned, months, last] of cases) {
      expect(dateOf(addMonths(dayOf(earned), months)), earned).toBe(last);
      const rule = { kind: "after_months", months } as const;
      expect(expiredBefore(rule, dayOf(last)), `${earned} on its last day`).toBeLessThanOrEqual(dayOf(earned));
      expect(expiredBefore(rule, dayOf(last) + 1), `${earned} a day later`).toBeGreaterThan(dayOf(earned));
    }
  });

  it("is for every day of earning the first day after its last, and never moves back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 1, max: 120 }), (earned, months) => {
        const rule = { kind: "after_months", months } as const;
        const last = addMonths(earned, months);
        expect(expiredBefore(rule, last) ?? 0).toBeLessThanOrEqual(earned);
        expect(expiredBefore(rule, last + 1) ?? 0).toBeGreaterThan(earned);
        expect(addMonths(earned + 1, months)).toBeGreaterThanOrEqual(last);
      }),
    );
  });

  it("of a fixed date is that date, once or every year", () => {
    const once = { kind: "on_date", date: "2026-03-31", everyYear: false } as const;
    const yearly = { ...once, everyYear: true };
    const leap = { kind: "on_date", date: "2028-02-29", everyYear: true } as const;
    const on = (rule: Parameters<typeof expiredBefore>[0], day: string) => {
      const before = expiredBefore(rule, dayOf(day));
      return before === null ? null : dateOf(before);
    };
    expect(on(once, "2026-03-30")).toBeNull();
    expect(on(once, "2026-03-31")).toBe("2026-03-31");
    expect(on(once, "2029-01-01")).toBe("2026-03-31");
    expect(on(yearly, "2026-03-30")).toBeNull();
    expect(on(yearly, "2029-03-30")).toBe("2028-03-31");
    expect(on(yearly, "2029-03-31")).toBe("2029-03-31");
    expect(on(leap, "2029-02-27")).toBe("2028-02-29");
    expect(on(leap, "2029-02-28")).toBe("2029-02-28");
  });

  it("is announced for every day of earning exactly once", () => {
    fc.assert(
      fc.property(fc.integer({ min: 20_000, max: 21_000 }), fc.integer({ min: 1, max: 24 }), (earned, months) => {
        const rule = { kind: "after_months", months } as const;
        const expiresOn = addMonths(earned, months) + 1;
        const windows = coming(rule, expiresOn - 40, expiresOn + 40);
        const mine = windows.filter(({ from, until }) => earned >= (from ?? -1) && earned < until);
        expect(mine.map(({ day }) => day)).toEqual([expiresOn]);
      }),
    );
  });
});

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
    here = await testShop(pool);
    await setExpiry({ kind: "after_months", months: 1 });
    await run("2026-06-01T12:00Z");
    expect((await shopsWithExpiry(pool)).map((shop) => shop.shop)).not.toContain(other.shop);
    here = other;
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
        here = await testShop(pool);
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

describe("a player is told of points", () => {
  const endpoint = () => createEndpoint(pool, here.shop, { url: "https://example.com/hooks", topics: [] });

  it("some days before they expire, once for each date, with how many", async () => {
    await setExpiry({ kind: "after_months", months: 1 }, 7);
    await endpoint();
    await post("ann", { points: 100, occurredAt: at("2026-01-10T12:00Z") });
    await post("ann", { points: 20, occurredAt: at("2026-01-12T12:00Z") });
    await post("ann", { points: -30, occurredAt: at("2026-01-13T12:00Z") });
    await post("ben", { points: 9, occurredAt: at("2026-01-30T12:00Z") });
    await run("2026-02-03T12:00Z");
    expect(await notices("points_expire_soon")).toEqual([]);
    await run("2026-02-04T12:00Z");
    await run("2026-02-04T13:00Z");
    expect(await notices("points_expire_soon")).toEqual([{ playerId: "ann", points: 70, expiresOn: "2026-02-11" }]);
    // The worker was down for three days.
    await run("2026-02-08T12:00Z");
    expect(await notices("points_expire_soon")).toEqual([
      { playerId: "ann", points: 70, expiresOn: "2026-02-11" },
      { playerId: "ann", points: 20, expiresOn: "2026-02-13" },
    ]);
  });

  it("is told no second time after the message of the first was cleaned away", async () => {
    await setExpiry({ kind: "on_date", date: "2026-06-01" }, 90);
    await endpoint();
    await post("ann", { points: 100, occurredAt: at("2026-01-10T12:00Z") });
    await run("2026-03-10T12:00Z");
    expect(await notices("points_expire_soon")).toHaveLength(1);
    await pool.query("delete from outbox_messages where shop = $1", [here.shop]);
    for (const day of ["2026-03-11", "2026-04-20", "2026-05-31"]) await run(`${day}T12:00Z`);
    expect(await notices("points_expire_soon")).toEqual([]);
  });

  it("when they have expired", async () => {
    await setExpiry({ kind: "after_months", months: 1 });
    await endpoint();
    await post("ann", { points: 100, occurredAt: at("2026-01-10T12:00Z") });
    await post("ann", { points: 11, occurredAt: at("2026-01-11T12:00Z") });
    await run("2026-02-20T12:00Z");
    expect(await notices("points_expired")).toEqual([{ playerId: "ann", points: 111, expiredOn: "2026-02-20" }]);
  });

  it("only where somebody listens", async () => {
    await setExpiry({ kind: "after_months", months: 1 });
    await post("ann", { points: 100, occurredAt: at("2026-01-10T12:00Z") });
    await run("2026-02-05T12:00Z");
    await run("2026-02-20T12:00Z");
    expect(await balanceOf("ann")).toBe(0);
    const { rows } = await pool.query("select from outbox_messages where shop = $1", [here.shop]);
    expect(rows).toEqual([]);
  });
});

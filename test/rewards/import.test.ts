// An import counts each line once, also when it is stopped, killed or begun twice; an undo takes back exactly what it gave.
import { describe, expect, it } from "vitest";
import { adjustPoints } from "../../rewards/adjustments/adjust.ts";
import { mergeCustomers } from "../../rewards/customers/merge.ts";
import type { PlayerId, ShopId } from "../../rewards/ids.ts";
import type { LineError } from "../../rewards/import/line.ts";
import type { ImportPorts } from "../../rewards/import/ports.ts";
import { importFile } from "../../rewards/import/run.ts";
import { listImports } from "../../rewards/import/store.ts";
import { undoImport } from "../../rewards/import/undo.ts";
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { loadProgrammes } from "../../rewards/programme/load.ts";
import { inTransaction } from "../../rewards/store/transaction.ts";
import { at, balances, doneId, fileOf, newShop, pool, run, store } from "./importing.ts";

describe("an import", () => {
  const many = (count: number) =>
    `player_id,points\n${Array.from({ length: count }, (_, place) => `p${place},${place + 1}`).join("\n")}\n`;

  it("adds to what a player has, and writes one entry of its own for each line", async () => {
    const shop = await newShop();
    const given = { shop, playerId: "p0" as PlayerId, points: 5, reason: "r", referenceId: "g", at: at.getTime() };
    await adjustPoints(pool, given);
    const { outcome } = await run(shop, many(2));
    expect(await balances(shop)).toEqual({ p0: 6, p1: 2 });
    const { rows } = await pool.query(
      "select entry_key, points, occurred_at from ledger_entries where shop = $1 and source = 'import' order by 2",
      [shop],
    );
    expect(rows).toEqual([
      { entry_key: `import/${doneId(outcome)}/p0`, points: 1, occurred_at: at },
      { entry_key: `import/${doneId(outcome)}/p1`, points: 2, occurred_at: at },
    ]);
  });

  it("that was stopped in the middle goes on where it was, and ends as if it had not been", async () => {
    const shop = await newShop();
    const content = `${many(3_500)}p7,1\n`;
    const file = fileOf(content);
    const interrupt = new Error("killed");
    const killed = importFile(
      pool,
      store,
      { shop, file, format: null, at },
      {
        onProgress: ({ rowsDone }) => {
          if (rowsDone === 2_000) throw interrupt;
        },
      },
    );
    await expect(killed).rejects.toBe(interrupt);
    expect(await listImports(pool, shop)).toMatchObject([{ state: "running", rowsDone: 2_000, rowsTotal: 3_501 }]);

    const progress: number[] = [];
    const errors: LineError[] = [];
    const outcome = await importFile(
      pool,
      store,
      { shop, file, format: null, at },
      {
        onProgress: ({ rowsDone }) => progress.push(rowsDone),
        onErrors: (some) => errors.push(...some),
      },
    );
    expect(outcome).toMatchObject({ kind: "done", imported: { rowsDone: 3_501, rowsRefused: 1 } });
    expect(progress).toEqual([3_000, 3_501]);
    // The first p7 was read by the run that was stopped.
    expect(errors).toEqual([{ line: 3_502, field: null, sentence: expect.stringContaining("an earlier line") }]);
    const { rows } = await pool.query("select sum(balance)::int as sum, count(*) from players where shop = $1", [shop]);
    expect(rows).toEqual([{ sum: (3_500 * 3_501) / 2, count: 3_500 }]);
    expect(await listImports(pool, shop)).toHaveLength(1);
  });

  it("that two processes do at once counts every line once", async () => {
    const shop = await newShop();
    const outcomes = await Promise.all([run(shop, many(2_500)), run(shop, many(2_500)), run(shop, many(2_500))]);
    expect(
      outcomes.map(({ outcome }) => outcome.kind).every((kind) => ["done", "imported_before"].includes(kind)),
    ).toBe(true);
    const { rows } = await pool.query("select sum(balance)::int as sum from players where shop = $1", [shop]);
    expect(rows).toEqual([{ sum: (2_500 * 2_501) / 2 }]);
    expect(await listImports(pool, shop)).toMatchObject([{ state: "done", rowsDone: 2_500, rowsRefused: 0 }]);
  });

  it("that many begin at once, and some end before others begin, is one import", async () => {
    for (let round = 0; round < 5; round += 1) {
      const shop = await newShop();
      await Promise.all(Array.from({ length: 8 }, () => run(shop, many(1))));
      expect(await listImports(pool, shop)).toHaveLength(1);
      expect(await balances(shop)).toEqual({ p0: 1 });
    }
  });

  it("of the same file a second time is refused, unless it is wanted; another shop's is its own", async () => {
    const [shop, other] = [await newShop(), await newShop()];
    const { outcome } = await run(shop, many(1));
    expect((await run(shop, many(1))).outcome).toMatchObject({
      kind: "imported_before",
      before: { id: doneId(outcome) },
    });
    expect((await run(other, many(1))).outcome.kind).toBe("done");
    expect((await run(shop, many(1), { again: true })).outcome.kind).toBe("done");
    expect([await balances(shop), await balances(other)]).toEqual([{ p0: 2 }, { p0: 1 }]);
  });

  it("for a shop that has not installed Encore does nothing", async () => {
    expect((await run("nowhere.myshopify.com" as ShopId, many(1))).outcome).toEqual({ kind: "not_installed" });
  });

  it("keeps no e-mail address anywhere in the database", async () => {
    await run(await newShop(), "email,points\nann@example.com,120\nstranger@example.com,1\n");
    for (const table of ["imports", "players", "ledger_entries", "inbox_events", "outbox_messages"]) {
      const { rows } = await pool.query(`select count(*) from ${table} as row where row::text like '%example.com%'`);
      expect([table, rows[0]?.count]).toEqual([table, 0]);
    }
  });
});

describe("an undo", () => {
  const content = "player_id,points\na,10\nb,20\nc,0\n";

  it("takes back exactly what the import gave, once, and lets the file be imported again", async () => {
    const shop = await newShop();
    const importId = doneId((await run(shop, content)).outcome);
    await adjustPoints(pool, { shop, playerId: "a" as PlayerId, points: 3, reason: "r", referenceId: "x", at: 0 });
    expect(await undoImport(pool, { shop, importId, at })).toEqual({ kind: "undone", entries: 2, points: 30 });
    expect(await balances(shop)).toEqual({ a: 3, b: 0, c: 0 });
    expect(await undoImport(pool, { shop, importId, at })).toEqual({ kind: "undone", entries: 0, points: 0 });
    expect(await listImports(pool, shop)).toMatchObject([{ state: "undone", finishedAt: at }]);
    expect((await run(shop, content)).outcome.kind).toBe("done");
    expect(await balances(shop)).toEqual({ a: 13, b: 20, c: 0 });
  });

  it.each([
    ["below_zero", -4],
    ["stop_at_zero", 0],
  ])("of points that were spent meanwhile obeys the setting (%s)", async (spentPoints, balance) => {
    const shop = await newShop();
    await pool.query("update shops set settings = settings || $2 where shop = $1", [shop, { spentPoints }]);
    const importId = doneId((await run(shop, content)).outcome);
    await adjustPoints(pool, { shop, playerId: "a" as PlayerId, points: -4, reason: "r", referenceId: "x", at: 0 });
    await undoImport(pool, { shop, importId, at });
    expect(await balances(shop)).toEqual({ a: balance, b: 0, c: 0 });
  });

  it("finds the points of players who were merged meanwhile, and takes nothing that has expired", async () => {
    const shop = await newShop();
    const importId = doneId((await run(shop, content)).outcome);
    await pool.query(
      `with expired as (
         insert into ledger_entries (id, shop, player_id, points, source, entry_key, reverses, occurred_at)
         select gen_random_uuid(), shop, player_id, -4, 'expiry', id || '/expired', id, now()
           from ledger_entries where shop = $1 and player_id = 'a' returning points)
       update players set balance = balance - 4 where shop = $1 and player_id = 'a'`,
      [shop],
    );
    await inTransaction(pool, async (connection) => {
      const programme = (await loadProgrammes(connection, [shop])).get(shop);
      if (!programme) throw new Error("The test's shop is not installed.");
      for (const [deleted, kept] of [
        ["a", "b"],
        ["b", "d"],
      ] as [PlayerId, PlayerId][]) {
        await mergeCustomers(connection, programme, { shop, deleted, kept, at: at.getTime() });
      }
    });
    expect(await balances(shop)).toEqual({ a: 0, b: 0, c: 0, d: 26 });
    expect(await undoImport(pool, { shop, importId, at })).toEqual({ kind: "undone", entries: 2, points: 26 });
    expect(await balances(shop)).toEqual({ a: 0, b: 0, c: 0, d: 0 });
  });

  it("of an import that still runs stops it", async () => {
    const shop = await newShop();
    const rows = Array.from({ length: 2_500 }, (_, place) => `c${place}@example.com,1`).join("\n");
    let importId = "";
    let calls = 0;
    const ports: ImportPorts = {
      findCustomers: async (_shop, emails) => {
        calls += 1;
        // While the second batch is being read.
        if (calls === 2) await undoImport(pool, { shop, importId, at });
        return new Map(emails.map((email) => [email, email.replace(/\D/g, "") as PlayerId]));
      },
    };
    const request = { shop, file: fileOf(`email,points\n${rows}\n`), format: null, at };
    const outcome = await importFile(pool, ports, request, {
      onProgress: (progress) => {
        importId = progress.importId;
      },
    });
    expect(outcome).toEqual({ kind: "undone_meanwhile", importId });
    expect(Object.values(await balances(shop))).toEqual(Array(1_000).fill(0));
    expect(await listImports(pool, shop)).toMatchObject([{ state: "undone", rowsDone: 1_000 }]);
  });

  it("of an unknown import, or of another shop's, changes nothing", async () => {
    const [shop, other] = [await newShop(), await newShop()];
    const importId = doneId((await run(shop, content)).outcome);
    expect(await undoImport(pool, { shop: other, importId, at })).toEqual({ kind: "unknown_import" });
    expect(await balances(shop)).toEqual({ a: 10, b: 20, c: 0 });
  });

  it("leaves a ledger without problems", async () => {
    expect((await findLedgerProblems(pool, null)).problems).toEqual([]);
  });
});

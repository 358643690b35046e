// Players and balances from other apps' files: what is understood, what is refused and why, and that every good line counts
// once, whatever happens on the way.
import { describe, expect, it } from "vitest";
import { adjustPoints } from "../../rewards/adjustments/adjust.ts";
import { mergeCustomers } from "../../rewards/customers/merge.ts";
import type { PlayerId, ShopId } from "../../rewards/ids.ts";
import type { ImportFormat } from "../../rewards/import/columns.ts";
import type { LineError } from "../../rewards/import/line.ts";
import type { ImportPorts } from "../../rewards/import/ports.ts";
import { previewImport } from "../../rewards/import/preview.ts";
import { importFile } from "../../rewards/import/run.ts";
import { listImports } from "../../rewards/import/store.ts";
import { undoImport } from "../../rewards/import/undo.ts";
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { loadProgrammes } from "../../rewards/programme/load.ts";
import { inTransaction } from "../../rewards/store/transaction.ts";
import { testDatabase } from "../support/database.ts";
import { testShop } from "../support/shop.ts";

const { pool } = await testDatabase();
const at = new Date(Date.UTC(2026, 5, 1));

/** A store in which ann@example.com is customer 501 and bob@example.com is customer 502. */
const store: ImportPorts = {
  findCustomers: async (_shop, emails) => {
    const ids: Record<string, string> = { "ann@example.com": "501", "bob@example.com": "502" };
    return new Map(emails.map((email) => [email, (ids[email] ?? null) as PlayerId | null]));
  },
};

const fileOf = (content: string | Buffer) => ({
  name: "export.csv",
  // In small pieces, as a network would bring it.
  open: async function* () {
    const bytes = Buffer.from(content);
    for (let start = 0; start < bytes.length; start += 7_001) yield bytes.subarray(start, start + 7_001);
  },
});

async function run(shop: ShopId, content: string | Buffer, more: { format?: ImportFormat; again?: boolean } = {}) {
  const errors: LineError[] = [];
  const request = { shop, file: fileOf(content), format: more.format ?? null, at, again: more.again ?? false };
  const outcome = await importFile(pool, store, request, { onErrors: (some) => errors.push(...some) });
  return { outcome, errors };
}

async function preview(shop: ShopId, content: string | Buffer, ports = store) {
  const errors: LineError[] = [];
  const request = { shop, file: fileOf(content), format: null };
  const outcome = await previewImport(pool, ports, request, { onErrors: (some) => void errors.push(...some) });
  return { outcome, errors };
}

async function balances(shop: ShopId): Promise<Record<string, number>> {
  const { rows } = await pool.query("select player_id, balance from players where shop = $1 order by 1", [shop]);
  return Object.fromEntries(rows.map((row) => [row.player_id, row.balance]));
}

const newShop = async () => (await testShop(pool)).shop;
const doneId = (outcome: Awaited<ReturnType<typeof importFile>>): string => {
  if (outcome.kind !== "done") throw new Error(`The import ended as ${outcome.kind}.`);
  return outcome.imported.id;
};

describe("a file", () => {
  it.each<[string, string | Buffer, string]>([
    ["of Smile, by e-mail", "email,points\nAnn@example.com,120\nbob@example.com,0\n", "smile"],
    [
      "of Smile, with more columns",
      "Name,Email,Date of Birth,Points Balance,VIP Tier\nAnn,ann@example.com,1990-01-01,120,Gold\nB,bob@example.com,0,0,\n",
      "smile",
    ],
    [
      "of Rivo",
      "Email,Points Balance,Birthdate,VIP Tier,Activation Date,Credits Balance\nann@example.com,120,,Gold,,0\nbob@example.com,0,,,,\n",
      "rivo",
    ],
    ["of Rivo, by customer id", "Customer ID,Email,Points Balance\n501,,120\n,bob@example.com,0\n", "rivo"],
    ["with Shopify's ids", "Shopify Customer ID;Points\n'501;120\ngid://shopify/Customer/502;0.0\n", "smile"],
    ["of Encore", "player_id,points\n501,120\n502,0\n", "encore"],
    ["with BOM, semicolons and CRLF", '\uFEFF"player_id";"points"\r\n"501";"120"\r\n502;0\r\n;\r\n\r\n', "encore"],
    ["with tabs and old line ends", "player_id\tpoints\r501\t120\r502\t0", "encore"],
    [
      "with broken characters where nobody looks",
      Buffer.from("email,points,name\nann@example.com,120,J\xfcrg\nbob@example.com,0,x\n", "latin1"),
      "smile",
    ],
  ])("%s is understood", async (_what, content, format) => {
    const shop = await newShop();
    const { outcome, errors } = await run(shop, content);
    expect(errors).toEqual([]);
    expect(outcome).toMatchObject({ kind: "done", imported: { format, rowsTotal: 2, rowsDone: 2, rowsRefused: 0 } });
    expect(await balances(shop)).toEqual({ 501: 120, 502: 0 });
  });

  it.each<[string, string | Buffer, number, RegExp]>([
    ["that is empty", "", 1, /empty/],
    ["in UTF-16", Buffer.from("\uFEFFplayer_id,points\n501,1\n", "utf16le"), 1, /UTF-16.*CSV UTF-8/],
    ["that is a workbook", "PK\u0003\u0004rest", 1, /workbook.*CSV UTF-8/],
    ["without points", "email,name\nann@example.com,Ann\n", 1, /holds the points.*Points Balance/],
    ["without anybody", "points\n10\n", 1, /whose the points are.*player_id/],
    [
      "with two columns of points",
      "email,points,Points Balance\nann@example.com,1,2\n",
      1,
      /points and Points Balance \(2 and 3\)/,
    ],
    ["with a quotation mark that is never closed", 'player_id,points\n501,1\n"502,2\n503,3\n', 4, /never closed/],
    [
      "with a quotation mark that closes too early",
      'player_id,points\n501,1\n"5"02,2\n503,3\n',
      3,
      /middle of a field/,
    ],
  ])("%s is refused as a whole, and nothing is written", async (_what, content, line, sentence) => {
    const shop = await newShop();
    const { outcome } = await run(shop, content);
    expect(outcome).toMatchObject({ kind: "unreadable", line, sentence: expect.stringMatching(sentence) });
    expect(await balances(shop)).toEqual({});
    expect(await listImports(pool, shop)).toEqual([]);
  });

  it("takes a customer id of Smile's own for nobody's", async () => {
    const { outcome } = await preview(await newShop(), "Customer ID,Name,Points Balance,Referrals\n1,Ann,5,0\n");
    expect(outcome).toMatchObject({ kind: "previewed", preview: { columns: { format: "rivo" } } });
    const smile = await run(await newShop(), "Customer ID,Name,Points Balance\n1,Ann,5\n", { format: "smile" });
    expect(smile.outcome).toMatchObject({ kind: "unreadable", sentence: expect.stringContaining("whose") });
  });
});

describe("a line", () => {
  it.each<[string, string, string | null, RegExp]>([
    ["with half a point", "501,12.5", "points", /whole number \(12.5\)/],
    ["with a thousands comma", '501,"1,234"', "points", /whole number \(1,234\)/],
    ["with too many points", "501,1000000000001", "points", /more than 1000000000000 /],
    ["with too many points below zero", "501,-1000000000001", "points", /less than -1000000000000 /],
    ["with no points", "501,", "points", /empty/],
    ["with a word for points", "501,many", "points", /no number/],
    ["with nobody", ",5", "player_id", /empty/],
    ["with a name that is too long", `${"x".repeat(201)},5`, "player_id", /200/],
    ["with a field too many", "501,5,6", null, /3 fields.*2/],
  ])(
    "%s is left out with its number, its field and what to do, and the others count",
    async (_what, bad, field, sentence) => {
      const shop = await newShop();
      const { outcome, errors } = await run(shop, `player_id,points\nbefore,1\n${bad}\nafter,2\n`);
      expect(errors).toEqual([{ line: 3, field, sentence: expect.stringMatching(sentence) }]);
      expect(outcome).toMatchObject({ kind: "done", imported: { rowsTotal: 3, rowsDone: 3, rowsRefused: 1 } });
      expect(await balances(shop)).toEqual({ after: 2, before: 1 });
    },
  );

  it("of another app's file is left out when its points are negative, or more than any app's", async () => {
    const shop = await newShop();
    const { errors } = await run(shop, "Shopify Customer ID,Points Balance\n501,-5\n502,1000000001\n503,7\n");
    expect(errors).toEqual([
      { line: 2, field: "Points Balance", sentence: expect.stringMatching(/negative \(-5\)/) },
      { line: 3, field: "Points Balance", sentence: expect.stringMatching(/more than 1000000000 /) },
    ]);
    expect(await balances(shop)).toEqual({ 503: 7 });
  });

  it("of our own file takes points where it holds a balance below zero, and an undo gives them back", async () => {
    const shop = await newShop();
    await pool.query(`update shops set settings = settings || '{"spentPoints": "stop_at_zero"}' where shop = $1`, [
      shop,
    ]);
    const { outcome, errors } = await run(shop, "player_id,points\nann,-50\nbob,20\n");
    expect(errors).toEqual([]);
    expect(await balances(shop)).toEqual({ ann: -50, bob: 20 });
    expect((await findLedgerProblems(pool, shop)).problems).toEqual([]);
    const undone = await undoImport(pool, { shop, importId: doneId(outcome), at });
    expect(undone).toEqual({ kind: "undone", entries: 2, points: -30 });
    expect(await balances(shop)).toEqual({ ann: 0, bob: 0 });
    expect((await findLedgerProblems(pool, shop)).problems).toEqual([]);
  });

  it("whose e-mail address is none, or nobody's, is left out, and no sentence repeats it", async () => {
    const shop = await newShop();
    const { errors } = await run(shop, "email,points\nann@example.com,1\nstranger@example.com,2\nnone,3\n,4\n");
    expect(errors.map(({ line, field }) => [line, field])).toEqual([
      [3, "email"],
      [4, "email"],
      [5, "email"],
    ]);
    expect(JSON.stringify(errors)).not.toMatch(/stranger|none|example/);
  });

  it("whose customer id a spreadsheet has shortened is left out, and told so", async () => {
    const { errors } = await run(await newShop(), "Shopify Customer ID,points\n6.01E+12,1\nJohn,2\n");
    expect(errors.map((error) => error.sentence)).toEqual([
      expect.stringContaining("shortened"),
      expect.stringContaining("digits"),
    ]);
  });

  it("that names a player a second time is left out, by whatever name, and names the first line", async () => {
    const shop = await newShop();
    const { errors } = await run(shop, "Shopify Customer ID,Email,Points\n501,,10\n,ann@example.com,20\n501,,30\n");
    expect(errors).toEqual([
      { line: 3, field: null, sentence: expect.stringContaining("line 2") },
      { line: 4, field: null, sentence: expect.stringContaining("line 2") },
    ]);
    expect(await balances(shop)).toEqual({ 501: 10 });
  });

  it("of somebody who was erased is left out, in a preview too, and does not bring him back", async () => {
    const shop = await newShop();
    await pool.query(
      "insert into erased_names (shop, hash) values ($1, sha256(convert_to($1 || E'\\n' || 'gid://shopify/Customer/501', 'UTF8')))",
      [shop],
    );
    const content = "email,points\nann@example.com,10\nbob@example.com,20\n";
    const erased = [{ line: 2, field: null, sentence: expect.stringContaining("erased") }];
    expect((await preview(shop, content)).errors).toEqual(erased);
    expect((await run(shop, content)).errors).toEqual(erased);
    expect(await balances(shop)).toEqual({ 502: 20 });
  });

  it("is numbered as an editor numbers it, also below fields of several lines and empty lines", async () => {
    const { errors } = await run(
      await newShop(),
      'player_id,points,note\r\n1,1,"a\r\nb\r\nc"\r\n\r\n2,x,"d\r\ne"\r\n3,y,\r\n',
    );
    expect(errors.map((error) => error.line)).toEqual([6, 8]);
  });
});

describe("a preview", () => {
  it("counts, shows the first twenty lines and every error, names what is ignored, and writes nothing", async () => {
    const shop = await newShop();
    const lines = Array.from({ length: 2_500 }, (_, place) => `p${place},${place === 1_700 ? "x" : 2},Gold`);
    const { outcome, errors } = await preview(shop, `player_id,points,VIP tier\n${lines.join("\n")}\n`);
    expect(outcome).toMatchObject({
      kind: "previewed",
      preview: { rows: 2_500, players: 2_499, points: 4_998, errors: 1, columns: { ignored: ["VIP tier"] } },
    });
    if (outcome.kind !== "previewed") throw new Error();
    expect(outcome.preview.first).toHaveLength(20);
    expect(outcome.preview.first[0]).toEqual({ line: 2, playerId: "p0", points: 2 });
    expect(errors.map((error) => error.line)).toEqual([1_702]);
    expect(await balances(shop)).toEqual({});
    expect(await listImports(pool, shop)).toEqual([]);
  });
});

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

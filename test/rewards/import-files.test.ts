// What a file of balances may look like, which of its lines are left out and why, and what a preview says of it: nothing is
// written by looking.
import { describe, expect, it } from "vitest";
import { listImports } from "../../rewards/import/store.ts";
import { undoImport } from "../../rewards/import/undo.ts";
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { at, balances, doneId, newShop, pool, preview, run } from "./importing.ts";

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
    ["with a thousands point", "501,1.000", "points", /whole number \(1\.000\)/],
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

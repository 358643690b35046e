// What set-based inserts promise: every value arrives as it was given, row by row, however odd its characters.
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { type Columns, insertRows } from "../../rewards/store/rows.ts";
import { testDatabase } from "../support/database.ts";

interface Row {
  place: number;
  word: string | null;
  document: unknown;
  words: string[] | null;
}

const { pool } = await testDatabase();

const columns: Columns<Row> = {
  place: ["int", (row) => row.place],
  word: ["text", (row) => row.word],
  document: ["jsonb", (row) => row.document],
  words: ["text list", (row) => row.words],
};

beforeAll(async () => {
  await pool.query("create table odd_rows (place int, word text, document jsonb, words text[])");
});

async function thereAndBack(rows: readonly Row[]): Promise<Row[]> {
  await pool.query("truncate odd_rows");
  const returned = await insertRows<Row, Row>(
    pool,
    "odd_rows",
    columns,
    rows,
    "returning place, word, document, words",
  );
  return returned.sort((left, right) => left.place - right.place);
}

/** Postgres stores neither NUL nor halves of surrogate pairs: rewards/inbox/cut.ts keeps them out. */
const text = fc.string({ unit: "grapheme" }).filter((value) => !value.includes("\0") && value.isWellFormed());
const json = fc.jsonValue({ stringUnit: "grapheme" }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);
const storable = json.filter((value) => !JSON.stringify(value).includes("\\u0000"));

test("rows of every kind of text, list and document arrive as they were given", async () => {
  const row = fc.record({ word: fc.option(text), document: storable, words: fc.option(fc.array(text)) });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (given) => {
      const rows = given.map((fields, place) => ({ place, ...fields }));
      expect(await thereAndBack(rows)).toEqual(rows);
    }),
    { numRuns: 100 },
  );
});

test("a document that is missing is NULL to the database, not the JSON word null", async () => {
  await thereAndBack([
    { place: 0, word: null, document: null, words: null },
    { place: 1, word: "", document: undefined, words: [] },
    { place: 2, word: "null", document: { null: null }, words: ["null", "", '"', "\\", "{a,b}"] },
  ]);
  const { rows } = await pool.query("select place, document is null as missing from odd_rows order by place");
  expect(rows.map((row) => row.missing)).toEqual([true, true, false]);
});

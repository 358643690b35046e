// Writes many rows of one table with one statement, whatever their number: each column travels as one array.
import type { Connection } from "./transaction.ts";

export type ColumnType =
  | "text"
  | "uuid"
  | "int"
  | "bigint"
  | "boolean"
  | "numeric"
  | "timestamptz"
  | "jsonb"
  | "text list";

/** A column's Postgres type and its value for a row; jsonb values are given as plain data, lists as arrays. */
export type Columns<Row> = Record<string, [type: ColumnType, value: (row: Row) => unknown]>;

/**
 * @param conflict what follows the values, such as "on conflict (shop, entry_key) do nothing returning id".
 * @returns the rows that the statement returns.
 */
export async function insertRows<Row, Returned = unknown>(
  connection: Connection,
  table: string,
  columns: Columns<Row>,
  rows: readonly Row[],
  conflict = "",
): Promise<Returned[]> {
  if (rows.length === 0) return [];
  const entries = Object.entries(columns);
  const names = entries.map(([name]) => `"${name}"`).join(", ");
  const selected = entries.map(([name, [type]]) => selection(name, type)).join(", ");
  const sources = entries.map(([, [type]], index) => source(type, index + 1)).join(", ");
  const values = entries.map(([, [type, value]]) => encode(type, rows.map(value)));
  const statement = `insert into "${table}" (${names}) select ${selected} from rows from (${sources}) as given (${names}) ${conflict}`;
  const result = await connection.query({ name: nameOf(statement), text: statement, values });
  return result.rows as Returned[];
}

const names = new Map<string, string>();

/** Named, so that a connection parses a statement once; there are as many as there are calls of `insertRows`. */
function nameOf(statement: string): string {
  const name = names.get(statement) ?? `insert-rows-${names.size}`;
  names.set(statement, name);
  return name;
}

/** Documents travel as one JSON array: in a Postgres array each quotation mark would be escaped, and read, once more. */
function source(type: ColumnType, place: number): string {
  if (type === "jsonb") return `jsonb_array_elements($${place}::jsonb)`;
  return `unnest($${place}::${type === "text list" ? "text" : type}[])`;
}

function selection(name: string, type: ColumnType): string {
  if (type === "jsonb") return `nullif("${name}", 'null')`;
  return type === "text list" ? `"${name}"::text[]` : `"${name}"`;
}

function encode(type: ColumnType, column: readonly unknown[]): unknown {
  if (type === "jsonb") return JSON.stringify(column);
  if (type !== "text list") return column;
  return column.map((list) => (Array.isArray(list) ? arrayLiteral(list) : null));
}

/** Postgres has no arrays of lists of different lengths, so a list travels as the text of an array. */
const arrayLiteral = (values: readonly string[]) =>
  `{${values.map((value) => `"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`).join(",")}}`;

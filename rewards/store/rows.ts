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
  const selected = entries
    .map(([name, [type]]) => (type === "text list" ? `"${name}"::text[]` : `"${name}"`))
    .join(", ");
  const arrays = entries
    .map(([, [type]], index) => `$${index + 1}::${type === "text list" ? "text" : type}[]`)
    .join(", ");
  const values = entries.map(([, [type, value]]) => rows.map((row) => encode(type, value(row))));
  const statement = `insert into "${table}" (${names}) select ${selected} from unnest(${arrays}) as given (${names}) ${conflict}`;
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

function encode(type: ColumnType, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (type === "jsonb") return JSON.stringify(value);
  return type === "text list" && Array.isArray(value) ? arrayLiteral(value) : value;
}

/** Postgres has no arrays of lists of different lengths, so a list travels as the text of an array. */
const arrayLiteral = (values: readonly string[]) =>
  `{${values.map((value) => `"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`).join(",")}}`;

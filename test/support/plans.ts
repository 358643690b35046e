// What a statement reads, table by table, as Postgres tells it when it carries the statement out. Sequential scans are made
// dear for it, so that one which is left is one that no index can spare.
import type { Pool } from "pg";

export interface Statement {
  text: string;
  values?: unknown[];
}

export interface TableRead {
  table: string;
  /** That were looked at, those that a filter left out included, in all loops. */
  rows: number;
  isSequential: boolean;
}

interface Node {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  Plans?: Node[];
}

export async function explain(pool: Pool, { text, values = [] }: Statement): Promise<TableRead[]> {
  const connection = await pool.connect();
  try {
    await connection.query("begin");
    await connection.query("set local enable_seqscan = off");
    const { rows } = await connection.query<{ "QUERY PLAN": { Plan: Node }[] }>(
      `explain (analyze, timing off, format json) ${text}`,
      values,
    );
    return rows[0]?.["QUERY PLAN"].flatMap(({ Plan }) => readsOf(Plan)) ?? [];
  } finally {
    await connection.query("rollback");
    connection.release();
  }
}

function readsOf(node: Node): TableRead[] {
  const below = (node.Plans ?? []).flatMap(readsOf);
  const table = node["Relation Name"];
  if (table === undefined) return below;
  const removed = (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Index Recheck"] ?? 0);
  const rows = Math.round((node["Actual Rows"] + removed) * node["Actual Loops"]);
  return [{ table, rows, isSequential: node["Node Type"].includes("Seq Scan") }, ...below];
}

// Files of balances for a test shop, and a store that knows two customers by their addresses.
import type { PlayerId, ShopId } from "../../rewards/ids.ts";
import type { ImportFormat } from "../../rewards/import/columns.ts";
import type { LineError } from "../../rewards/import/line.ts";
import type { ImportPorts } from "../../rewards/import/ports.ts";
import { previewImport } from "../../rewards/import/preview.ts";
import { importFile } from "../../rewards/import/run.ts";
import { testDatabase } from "../support/database.ts";
import { testShop } from "../support/shop.ts";

export const { pool } = await testDatabase();

export const at = new Date(Date.UTC(2026, 5, 1));

/** A store in which ann@example.com is customer 501 and bob@example.com is customer 502. */
export const store: ImportPorts = {
  findCustomers: async (_shop, emails) => {
    const ids: Record<string, string> = { "ann@example.com": "501", "bob@example.com": "502" };
    return new Map(emails.map((email) => [email, (ids[email] ?? null) as PlayerId | null]));
  },
};

export const fileOf = (content: string | Buffer) => ({
  name: "export.csv",
  // In small pieces, as a network would bring it.
  open: async function* () {
    const bytes = Buffer.from(content);
    for (let start = 0; start < bytes.length; start += 7_001) yield bytes.subarray(start, start + 7_001);
  },
});

export async function run(
  shop: ShopId,
  content: string | Buffer,
  more: { format?: ImportFormat; again?: boolean } = {},
) {
  const errors: LineError[] = [];
  const request = { shop, file: fileOf(content), format: more.format ?? null, at, again: more.again ?? false };
  const outcome = await importFile(pool, store, request, { onErrors: (some) => errors.push(...some) });
  return { outcome, errors };
}

export async function preview(shop: ShopId, content: string | Buffer, ports = store) {
  const errors: LineError[] = [];
  const request = { shop, file: fileOf(content), format: null };
  const outcome = await previewImport(pool, ports, request, { onErrors: (some) => void errors.push(...some) });
  return { outcome, errors };
}

export async function balances(shop: ShopId): Promise<Record<string, number>> {
  const { rows } = await pool.query("select player_id, balance from players where shop = $1 order by 1", [shop]);
  return Object.fromEntries(rows.map((row) => [row.player_id, row.balance]));
}

export const newShop = async () => (await testShop(pool)).shop;

export const doneId = (outcome: Awaited<ReturnType<typeof importFile>>): string => {
  if (outcome.kind !== "done") throw new Error(`The import ended as ${outcome.kind}.`);
  return outcome.imported.id;
};

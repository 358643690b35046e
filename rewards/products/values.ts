// The values that a shop's known products have: what a merchant can choose from when he makes a rule.
import type { ShopId } from "../ids.ts";
import type { Connection } from "../store/transaction.ts";

export type ProductValue = "category" | "tag" | "vendor";

const columns: Record<ProductValue, string> = {
  category: "unnest(categories)",
  tag: "unnest(tags)",
  vendor: "vendor",
};

const most = 2_000;

/** Each once, as it is stored: categories and tags lower-cased. */
export async function readCachedValues(connection: Connection, shop: ShopId, of: ProductValue): Promise<string[]> {
  const { rows } = await connection.query<{ value: string }>(
    `select distinct ${columns[of]} as value from products where shop = $1 and found limit ${most}`,
    [shop],
  );
  return rows.map((row) => row.value);
}

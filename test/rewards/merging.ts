// Two customers of a test shop who buy and become one, and the proof that nothing is amiss afterwards.
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { testDatabase } from "../support/database.ts";
import { orderPayload } from "../support/orders.ts";
import { mergePayload } from "../support/privacy.ts";
import type { TestShop } from "../support/shop.ts";

export const { pool } = await testDatabase({ poolSize: 10 });

export const buy = (shop: TestShop, customerId: string, total: string, wish: Parameters<typeof orderPayload>[0] = {}) =>
  shop.handle("orders/create", orderPayload({ customerId, total, ...wish }));

export const merge = (shop: TestShop, deleted: string, kept: string) =>
  shop.handle("customers/merge", mergePayload(deleted, kept));

export async function provenOf({ shop }: TestShop): Promise<unknown[]> {
  const { problems } = await findLedgerProblems(pool, shop);
  return problems;
}

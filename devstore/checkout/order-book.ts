// Orders and discount codes in the store's memory.
import { all, bodyOf, type Database, first, readFact, run, writeFact } from "../store/database.ts";
import type { Discount, DiscountUse } from "./discount.ts";
import type { Order } from "./order.ts";

export function nextSequence(database: Database): number {
  return Number(first(database, "select coalesce(max(sequence), 0) + 1 as next from orders")?.["next"]);
}

export function saveOrder(database: Database, order: Order, reference: string | null = null): void {
  run(
    database,
    `insert into orders values (?, ?, ?, ?, ?)
     on conflict (sequence) do update set customer_id = excluded.customer_id, body = excluded.body`,
    order.sequence,
    order.id,
    reference,
    order.customer?.id ?? null,
    JSON.stringify(order),
  );
}

export const findOrder = (database: Database, id: string): Order | undefined =>
  bodyOf<Order>(first(database, "select body from orders where id = ?", id));

export const findOrderByReference = (database: Database, reference: string): Order | undefined =>
  bodyOf<Order>(first(database, "select body from orders where reference = ?", reference));

/** Newest first. */
export function listOrders(database: Database, limit: number, customerId?: string): Order[] {
  const rows =
    customerId === undefined
      ? all(database, "select body from orders order by sequence desc limit ?", limit)
      : all(
          database,
          "select body from orders where customer_id = ? order by sequence desc limit ?",
          customerId,
          limit,
        );
  return rows.map((row) => JSON.parse(String(row["body"])) as Order);
}

/** Codes are compared as Shopify compares them: without regard to case. */
const codeKey = (code: string): string => code.trim().toUpperCase();

export const findDiscount = (database: Database, code: string): Discount | undefined =>
  bodyOf<Discount>(first(database, "select body from discounts where code = ?", codeKey(code)));

export const findDiscountById = (database: Database, id: string): Discount | undefined =>
  bodyOf<Discount>(first(database, "select body from discounts where id = ?", id));

/** 1, 2, 3 ... Never the same again, also after discounts were deleted. */
export function nextDiscountNumber(database: Database): number {
  const before =
    readFact(database, "discounts") ?? first(database, "select count(*) as number from discounts")?.["number"];
  const next = Number(before) + 1;
  writeFact(database, "discounts", String(next));
  return next;
}

export function deleteDiscount(database: Database, discount: Discount): void {
  run(database, "delete from discounts where id = ?", discount.id);
}

export const listDiscounts = (database: Database): Discount[] =>
  all(database, "select body from discounts order by rowid desc").map(
    (row) => JSON.parse(String(row["body"])) as Discount,
  );

export function saveDiscount(database: Database, discount: Discount): void {
  const sql =
    "insert into discounts (id, code, body) values (?, ?, ?) on conflict (id) do update set body = excluded.body";
  run(database, sql, discount.id, codeKey(discount.code), JSON.stringify(discount));
}

export function discountUse(database: Database, discount: Discount, customerId: string | null): DiscountUse {
  const count = first(database, "select usage_count from discounts where id = ?", discount.id)?.["usage_count"];
  const sql = "select 1 from discount_uses where discount_id = ? and customer_id = ? limit 1";
  const mine = customerId === null ? undefined : first(database, sql, discount.id, customerId);
  return { timesUsed: Number(count ?? 0), usedByThisCustomer: mine !== undefined };
}

export function recordDiscountUse(database: Database, discount: Discount, order: Order): void {
  run(database, "update discounts set usage_count = usage_count + 1 where id = ?", discount.id);
  run(database, "insert into discount_uses values (?, ?, ?)", discount.id, order.customer?.id ?? null, order.id);
}

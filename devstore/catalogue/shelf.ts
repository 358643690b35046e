// Reads and changes products and customers in the store's memory; seeds them when the store opens for the first time.
import { all, bodyOf, type Database, first, inTransaction, run } from "../store/database.ts";
import { seedCustomers } from "./customers.ts";
import { seedProducts } from "./products.ts";
import type { Customer, Product } from "./types.ts";

export function openShelves(database: Database): void {
  if (first(database, "select 1 from products limit 1") !== undefined) return;
  inTransaction(database, () => {
    for (const product of seedProducts()) saveProduct(database, product);
    for (const customer of seedCustomers()) saveCustomer(database, customer);
  });
}

export const findProduct = (database: Database, id: string): Product | undefined =>
  bodyOf<Product>(first(database, "select body from products where id = ?", id));

export const findCustomer = (database: Database, id: string): Customer | undefined =>
  bodyOf<Customer>(first(database, "select body from customers where id = ?", id));

export const findCustomerByEmail = (database: Database, email: string): Customer | undefined =>
  bodyOf<Customer>(first(database, "select body from customers where email = ?", email.toLowerCase()));

export function findVariant(database: Database, variantId: string): Product | undefined {
  return listProducts(database).find((product) => product.variants.some((variant) => variant.id === variantId));
}

const bodies = <Body>(rows: { body?: unknown }[]): Body[] => rows.map((row) => JSON.parse(String(row.body)) as Body);

export const listProducts = (database: Database): Product[] =>
  bodies(all(database, "select body from products order by position"));

export const listCustomers = (database: Database): Customer[] =>
  bodies(all(database, "select body from customers order by position"));

const nextPosition = (table: "products" | "customers") => `(select coalesce(max(position), 0) + 1 from ${table})`;

export function saveProduct(database: Database, product: Product): void {
  run(
    database,
    `insert into products values (?, ${nextPosition("products")}, ?)
     on conflict (id) do update set body = excluded.body`,
    product.id,
    JSON.stringify(product),
  );
}

export function saveCustomer(database: Database, customer: Customer): void {
  run(
    database,
    `insert into customers values (?, ${nextPosition("customers")}, ?, ?)
     on conflict (id) do update set email = excluded.email, body = excluded.body`,
    customer.id,
    customer.email?.toLowerCase() ?? null,
    JSON.stringify(customer),
  );
}

export const removeProduct = (database: Database, id: string): void =>
  run(database, "delete from products where id = ?", id);

export const removeCustomer = (database: Database, id: string): void =>
  run(database, "delete from customers where id = ?", id);

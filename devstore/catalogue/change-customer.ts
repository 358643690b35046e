// Customers are edited, deleted, merged, and ask about their data; the app hears of each.
import { customerDeletePayload, customerMergePayload, customerPayload } from "../checkout/customer-payload.ts";
import { examplePayload } from "../checkout/example.ts";
import { listOrders, saveOrder } from "../checkout/order-book.ts";
import type { DeliveryOptions } from "../checkout/request.ts";
import { exactNumber } from "../exact-json.ts";
import { inTransaction } from "../store/database.ts";
import { type Store, shopId } from "../store/store.ts";
import { announce } from "../webhooks/events.ts";
import type { CustomerUpdate } from "./requests.ts";
import { findCustomer, removeCustomer, saveCustomer } from "./shelf.ts";
import type { Customer } from "./types.ts";

const mostOrders = 100_000;

export function updateCustomer(store: Store, id: string, update: CustomerUpdate): Customer | undefined {
  const before = findCustomer(store.database, id);
  if (before === undefined) return undefined;
  const { firstName, lastName, email, tags } = update;
  const customer: Customer = {
    ...before,
    firstName: firstName ?? before.firstName,
    lastName: lastName ?? before.lastName,
    email: email === undefined ? before.email : email,
    tags: tags ?? before.tags,
    updatedAt: Math.max(store.settings.now(), before.updatedAt + 1000),
  };
  saveCustomer(store.database, customer);
  announce(store, [{ topic: "customers/update", payload: customerPayload(customer, store.shop) }], update.delivery);
  return customer;
}

export function deleteCustomer(store: Store, id: string, delivery: DeliveryOptions | undefined): boolean {
  const customer = findCustomer(store.database, id);
  if (customer === undefined) return false;
  removeCustomer(store.database, id);
  announce(store, [{ topic: "customers/delete", payload: customerDeletePayload(customer) }], delivery);
  return true;
}

export type MergeOutcome = { kind: "merged"; customer: Customer } | { kind: "refused"; reason: string };

/** Shopify keeps one record, moves the other's orders to it and deletes the other. */
export function mergeCustomers(
  store: Store,
  id: string,
  intoId: string,
  delivery: DeliveryOptions | undefined,
): MergeOutcome {
  const [deleted, kept] = [findCustomer(store.database, id), findCustomer(store.database, intoId)];
  if (deleted === undefined || kept === undefined)
    return { kind: "refused", reason: `There is no customer ${deleted === undefined ? id : intoId}.` };
  if (id === intoId) return { kind: "refused", reason: "A customer cannot be merged into itself." };
  const tags = [...new Set([...kept.tags, ...deleted.tags])];
  const customer: Customer = { ...kept, tags, updatedAt: store.settings.now() };
  inTransaction(store.database, () => {
    saveCustomer(store.database, customer);
    for (const order of listOrders(store.database, mostOrders, id)) saveOrder(store.database, { ...order, customer });
    removeCustomer(store.database, id);
    const messages = [
      { topic: "customers/merge", payload: customerMergePayload(customer, deleted) },
      { topic: "customers/update", payload: customerPayload(customer, store.shop) },
    ];
    announce(store, messages, delivery);
  });
  return { kind: "merged", customer };
}

/** The two privacy requests about one customer, with the orders they concern. */
export function requestPrivacy(
  store: Store,
  id: string,
  topic: "customers/redact" | "customers/data_request",
  delivery: DeliveryOptions | undefined,
): boolean {
  const customer = findCustomer(store.database, id);
  if (customer === undefined) return false;
  const orders = listOrders(store.database, mostOrders, id).map((order) => exactNumber(order.id));
  const payload = {
    ...examplePayload(topic),
    shop_id: exactNumber(shopId),
    shop_domain: store.shop.domain,
    customer: { id: exactNumber(customer.id), email: customer.email, phone: null },
    [topic === "customers/redact" ? "orders_to_redact" : "orders_requested"]: orders,
  };
  announce(store, [{ topic, payload }], delivery);
  return true;
}

// Account, log-in and order pages of the storefront. Logging in is picking a customer: this store keeps no passwords.
import type { Router } from "express";
import { findCustomer, listCustomers } from "../catalogue/shelf.ts";
import { minorFromText } from "../checkout/money.ts";
import { listOrders } from "../checkout/order-book.ts";
import { orderSummary } from "../http/summaries.ts";
import type { Store } from "../store/store.ts";
import { formOf } from "./cart.ts";
import type { ShowPage } from "./page.ts";
import { ownPath, readVisit, rememberCustomer } from "./visit.ts";

/** The order of a status page's address; whoever knows the address may look, as at Shopify. */
function orderObject(store: Store, token: string) {
  const order = listOrders(store.database, Number.MAX_SAFE_INTEGER).find((candidate) => candidate.token === token);
  if (order === undefined) return undefined;
  const summary = orderSummary(store, order);
  const cents = (text: string) => minorFromText(text, summary.currency);
  return {
    ...summary,
    total_price: cents(summary.totalPrice),
    lines: summary.lines.map((line) => ({ ...line, price: cents(line.price) })),
  };
}

export function accountRoutes(router: Router, store: Store, show: ShowPage): void {
  router.get("/account", (request, response) => {
    const { customerId } = readVisit(request);
    const isKnown = customerId !== null && findCustomer(store.database, customerId) !== undefined;
    if (!isKnown) return response.redirect("/account/login");
    show(request, response, "customers/account");
  });
  router.get("/account/login", (request, response) => {
    const people = listCustomers(store.database).map(({ id, firstName, lastName, email }) => ({
      id,
      name: `${firstName} ${lastName}`,
      email,
    }));
    show(request, response, "customers/login", { people, return_to: String(request.query["return_to"] ?? "") });
  });
  router.post("/account/login", (request, response) => {
    const customer = findCustomer(store.database, formOf(request).get("customer") ?? "");
    if (customer === undefined) return response.redirect(303, "/account/login");
    rememberCustomer(response, customer.id);
    response.redirect(303, ownPath(formOf(request).get("return_to")) ?? "/account");
  });
  router.get("/account/logout", (_request, response) => {
    rememberCustomer(response, null);
    response.redirect("/store");
  });
  router.get("/orders/:token", (request, response) => {
    const order = orderObject(store, request.params.token);
    if (order === undefined) return void show(request, response, "404", {}, 404);
    show(request, response, "customers/order", { order });
  });
}

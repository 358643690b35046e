// The checkout: a request becomes an order that is kept, its discount code is used up, and the app is told.
// The same `reference` again answers the first order and announces nothing.
import { idOf } from "../catalogue/ids.ts";
import {
  findCustomer,
  findCustomerByEmail,
  findProduct,
  findVariant,
  listCustomers,
  saveCustomer,
} from "../catalogue/shelf.ts";
import type { Customer } from "../catalogue/types.ts";
import { inTransaction } from "../store/database.ts";
import type { Store } from "../store/store.ts";
import { announce } from "../webhooks/events.ts";
import { buildOrder } from "./build-order.ts";
import { customerPayload } from "./customer-payload.ts";
import type { Discount } from "./discount.ts";
import type { Order } from "./order.ts";
import {
  discountUse,
  findDiscount,
  findOrderByReference,
  nextSequence,
  recordDiscountUse,
  saveOrder,
} from "./order-book.ts";
import { orderPayload } from "./order-payload.ts";
import type { OrderRequest } from "./request.ts";

export type CheckoutOutcome =
  | { kind: "placed"; order: Order }
  | { kind: "known"; order: Order }
  | { kind: "refused"; reason: string };

/** Shopify gives a guest who leaves an address a customer record; that record may exist already. */
function guestRecord(store: Store, email: string): Customer {
  const known = findCustomerByEmail(store.database, email);
  if (known !== undefined) return known;
  const position = listCustomers(store.database).length + 2;
  const [first] = listCustomers(store.database);
  if (first === undefined) throw new Error("The store has no customers to take an address from.");
  const now = store.settings.now();
  const [firstName = "Guest"] = email.split("@");
  const guest: Customer = {
    id: idOf("customer", position),
    firstName,
    lastName: "Guest",
    email,
    tags: [],
    address: first.address,
    addressId: idOf("address", position),
    createdAt: now,
    updatedAt: now,
  };
  saveCustomer(store.database, guest);
  announce(store, [{ topic: "customers/create", payload: customerPayload(guest, store.shop) }]);
  return guest;
}

type Buyer = { kind: "buyer"; customer: Customer | null } | { kind: "refused"; reason: string };

function buyerOf(store: Store, request: OrderRequest): Buyer {
  if (request.customerId) {
    const customer = findCustomer(store.database, request.customerId);
    if (customer === undefined) return { kind: "refused", reason: `There is no customer ${request.customerId}.` };
    return { kind: "buyer", customer };
  }
  return { kind: "buyer", customer: request.email === undefined ? null : guestRecord(store, request.email) };
}

function keep(
  store: Store,
  request: OrderRequest,
  customer: Customer | null,
  discount: Discount | undefined,
): CheckoutOutcome {
  const { database } = store;
  const outcome = buildOrder(request, {
    shop: store.shop,
    sequence: nextSequence(database),
    now: store.settings.now(),
    customer,
    product: (productId) => findProduct(database, productId),
    productOfVariant: (variantId) => findVariant(database, variantId),
    discount: discount && { discount, use: discountUse(database, discount, customer?.id ?? null) },
  });
  if (outcome.kind === "refused") return outcome;
  saveOrder(database, outcome.order, request.reference ?? null);
  if (discount !== undefined) recordDiscountUse(database, discount, outcome.order);
  const payload = orderPayload(outcome.order, store.shop);
  const topics = [
    "orders/create",
    ...(outcome.order.financialStatus === "paid" ? ["orders/paid"] : []),
    "orders/updated",
  ];
  announce(
    store,
    topics.map((topic) => ({ topic, payload })),
    request.delivery,
  );
  return { kind: "placed", order: outcome.order };
}

export function placeOrder(store: Store, request: OrderRequest): CheckoutOutcome {
  return inTransaction(store.database, () => {
    const known = request.reference === undefined ? undefined : findOrderByReference(store.database, request.reference);
    if (known !== undefined) return { kind: "known", order: known };
    const discount =
      request.discountCode === undefined ? undefined : findDiscount(store.database, request.discountCode);
    if (request.discountCode !== undefined && discount === undefined)
      return { kind: "refused", reason: `There is no discount code ${request.discountCode}.` };
    const buyer = buyerOf(store, request);
    return buyer.kind === "refused" ? buyer : keep(store, request, buyer.customer, discount);
  });
}

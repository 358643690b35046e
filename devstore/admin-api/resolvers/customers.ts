// Customers as the Admin API shows them, with what they have ordered.
import { gid } from "../../catalogue/ids.ts";
import type { Customer } from "../../catalogue/types.ts";
import { listOrders } from "../../checkout/order-book.ts";
import { orderTotals, sum } from "../../checkout/totals.ts";
import type { Store } from "../../store/store.ts";
import type { ApiObject } from "../field-resolver.ts";
import { addressObject } from "./addresses.ts";
import { connection, type PageArguments } from "./connection.ts";
import { metafieldFields } from "./metafields.ts";
import { moneyV2, utc } from "./money.ts";
import { orderObject } from "./orders.ts";
import { matching } from "./search.ts";
import { orderTerms } from "./search-terms.ts";

const mostOrders = 10_000;

export function customerObject(store: Store, customer: Customer): ApiObject {
  const id = gid("Customer", customer.id);
  const orders = () => listOrders(store.database, mostOrders, customer.id);
  const { currency, taxPercent } = store.shop;
  const email = customer.email && {
    __typename: "CustomerEmailAddress",
    emailAddress: customer.email,
    validFormat: true,
    marketingState: customer.tags.includes("newsletter") ? "SUBSCRIBED" : "NOT_SUBSCRIBED",
  };
  return {
    __typename: "Customer",
    id,
    legacyResourceId: customer.id,
    firstName: customer.firstName,
    lastName: customer.lastName,
    displayName: `${customer.firstName} ${customer.lastName}`,
    email: customer.email,
    defaultEmailAddress: email,
    phone: null,
    defaultPhoneNumber: null,
    locale: "en",
    note: null,
    state: "DISABLED",
    tags: [...customer.tags].sort(),
    taxExempt: false,
    verifiedEmail: true,
    defaultAddress: addressObject(customer),
    addresses: () => [addressObject(customer)],
    createdAt: utc(customer.createdAt),
    updatedAt: utc(customer.updatedAt),
    numberOfOrders: () => String(orders().length),
    amountSpent: () => moneyV2(sum(orders().map((order) => orderTotals(order, taxPercent).currentTotal)), currency),
    lastOrder: () =>
      orders()
        .slice(0, 1)
        .map((order) => orderObject(store, order))[0] ?? null,
    orders: (page: PageArguments & { query?: string | null }) =>
      connection(
        matching(orders().reverse(), page.query, orderTerms),
        page,
        (order) => order.id,
        (order) => orderObject(store, order),
      ),
    ...metafieldFields(store, id),
  };
}

// The queries that the devstore answers.
import { GraphQLError } from "graphql";
import { collectionId, collectionTitles } from "../../catalogue/products.ts";
import { findCustomer, findProduct, findVariant, listCustomers, listProducts } from "../../catalogue/shelf.ts";
import type { Product } from "../../catalogue/types.ts";
import { findDiscount, findDiscountById, findOrder, listOrders } from "../../checkout/order-book.ts";
import { findFile } from "../../files/files.ts";
import type { Store } from "../../store/store.ts";
import type { ApiContext, ApiObject } from "../field-resolver.ts";
import { bulkQueries } from "./bulk.ts";
import { connection, type PageArguments } from "./connection.ts";
import { customerObject } from "./customers.ts";
import { discountNodeObject } from "./discounts.ts";
import { mediaImageObject } from "./files.ts";
import { count } from "./money.ts";
import { orderObject, refundOfOrder } from "./orders.ts";
import { collectionObject, productObject, variantObject } from "./products.ts";
import { matching } from "./search.ts";
import { customerTerms, orderTerms, productTerms } from "./search-terms.ts";
import { appInstallationId, appInstallationObject, shopObject } from "./shop.ts";
import { sortedOrders, sortedProducts } from "./sorting.ts";

const mostOrders = 10_000;
const visibleOrdersMs = 60 * 86_400_000;
type ById = { id: string };
type Search = PageArguments & { query?: string | null };
type SortedSearch = Search & { sortKey: string };
type Show = (store: Store, id: string) => ApiObject | null;

function variantById(store: Store, id: string): ApiObject | null {
  const product = findVariant(store.database, id);
  const variant = product?.variants.find((candidate) => candidate.id === id);
  return product === undefined || variant === undefined ? null : variantObject(store, product, variant);
}

function refundById(store: Store, id: string): ApiObject | null {
  const order = listOrders(store.database, mostOrders).find(({ refunds }) =>
    refunds.some((refund) => refund.id === id),
  );
  return order === undefined ? null : refundOfOrder(store, order, id);
}

function collectionById(store: Store, id: string): ApiObject | null {
  const handle = Object.keys(collectionTitles).find((candidate) => collectionId(candidate) === id);
  return handle === undefined ? null : collectionObject(store, handle);
}

/** What there is under an id, or Shopify's null. */
function shown<Item>(item: Item | undefined, show: (item: Item) => ApiObject): ApiObject | null {
  return item === undefined ? null : show(item);
}

const byType: Record<string, Show> = {
  Product: (store, id) => shown(findProduct(store.database, id), (product) => productObject(store, product)),
  ProductVariant: variantById,
  Collection: collectionById,
  Customer: (store, id) => shown(findCustomer(store.database, id), (customer) => customerObject(store, customer)),
  Refund: refundById,
  Order: (store, id) => shown(findOrder(store.database, id), (order) => orderObject(store, order)),
  DiscountCodeNode: (store, id) =>
    shown(findDiscountById(store.database, id), (discount) => discountNodeObject(store, discount)),
  MediaImage: (store, id) => shown(findFile(store, id), (file) => mediaImageObject(store, file)),
  AppInstallation: (store, id) => (id === appInstallationId ? appInstallationObject(store) : null),
};

function nodeOf(store: Store, id: string, only?: string): ApiObject | null {
  const [, type = "", digits = ""] = /^gid:\/\/shopify\/(\w+)\/(\d+)$/.exec(id) ?? [];
  if (type === "")
    throw new GraphQLError(`Invalid global id '${id}'`, { extensions: { code: "argumentLiteralsIncompatible" } });
  if (only !== undefined && type !== only) return null;
  const show = byType[type];
  if (show === undefined)
    throw new GraphQLError(`The devstore does not implement node ids of ${type} yet.`, {
      extensions: { code: "NOT_IMPLEMENTED_BY_DEVSTORE", typeName: type },
    });
  return show(store, digits);
}

const oneOf =
  (type: string) =>
  ({ id }: ById, { store }: ApiContext) =>
    nodeOf(store, id, type);

const searchProducts = (store: Store, query?: string | null) =>
  matching(listProducts(store.database), query, productTerms);
const searchCustomers = (store: Store, query?: string | null) =>
  matching(listCustomers(store.database), query, customerTerms);
/** Without read_all_orders an app sees the orders of the last 60 days. */
function searchOrders({ store, scopes }: ApiContext, query?: string | null) {
  const since = scopes.has("read_all_orders") ? 0 : store.settings.now() - visibleOrdersMs;
  const orders = listOrders(store.database, mostOrders).filter((order) => order.createdAt >= since);
  return matching(orders.reverse(), query, orderTerms);
}

interface CustomerIdentifier {
  id?: string;
  emailAddress?: string;
}

/** By the whole address, whatever its case; an identifier that this store cannot follow is an error, never nobody. */
function customerByIdentifier(store: Store, { id, emailAddress }: CustomerIdentifier) {
  if (id != null) return findCustomer(store.database, id.split("/").at(-1) ?? "");
  if (emailAddress == null) {
    throw new GraphQLError("The devstore finds customers by id and e-mail address only.", {
      extensions: { code: "NOT_IMPLEMENTED_BY_DEVSTORE" },
    });
  }
  const wanted = emailAddress.toLowerCase();
  return listCustomers(store.database).find((customer) => customer.email?.toLowerCase() === wanted);
}

/** What the products have of something, each once, in order. */
function texts(store: Store, page: PageArguments, of: (product: Product) => readonly string[]) {
  const values = [...new Set(listProducts(store.database).flatMap(of))].filter((value) => value !== "").sort();
  const { edges, ...answer } = connection(
    values,
    page,
    (value) => value,
    (value) => ({ __typename: "String", value }),
  );
  const plain = edges.map(({ cursor, node }) => ({ cursor, node: node["value"] }));
  return { ...answer, edges: plain, nodes: plain.map(({ node }) => node) };
}

export const queryRoot: ApiObject = {
  __typename: "QueryRoot",
  shop: (_arguments: object, { store }: ApiContext) => shopObject(store),
  currentAppInstallation: (_arguments: object, { store }: ApiContext) => appInstallationObject(store),
  appInstallation: (_arguments: object, { store }: ApiContext) => appInstallationObject(store),
  node: ({ id }: ById, { store }: ApiContext) => nodeOf(store, id),
  nodes: ({ ids }: { ids: string[] }, { store }: ApiContext) => ids.map((id) => nodeOf(store, id)),
  product: oneOf("Product"),
  productVariant: oneOf("ProductVariant"),
  collection: oneOf("Collection"),
  customer: oneOf("Customer"),
  customerByIdentifier: ({ identifier }: { identifier: CustomerIdentifier }, { store }: ApiContext) =>
    shown(customerByIdentifier(store, identifier), (customer) => customerObject(store, customer)),
  order: oneOf("Order"),
  refund: oneOf("Refund"),
  codeDiscountNode: oneOf("DiscountCodeNode"),
  codeDiscountNodeByCode: ({ code }: { code: string }, { store }: ApiContext) =>
    shown(findDiscount(store.database, code), (discount) => discountNodeObject(store, discount)),
  products: ({ query, sortKey, ...page }: SortedSearch, { store }: ApiContext) =>
    connection(
      sortedProducts(searchProducts(store, query), sortKey),
      page,
      ({ id }) => id,
      (product) => productObject(store, product),
    ),
  productTypes: (page: PageArguments, { store }: ApiContext) => texts(store, page, ({ productType }) => [productType]),
  productVendors: (page: PageArguments, { store }: ApiContext) => texts(store, page, ({ vendor }) => [vendor]),
  productTags: (page: PageArguments, { store }: ApiContext) => texts(store, page, ({ tags }) => tags),
  productsCount: ({ query }: Search, { store }: ApiContext) => count(searchProducts(store, query).length),
  collections: ({ query, ...page }: Search, { store }: ApiContext) =>
    connection(
      matching(Object.keys(collectionTitles), query, {
        default: (handle) => handle,
        handle: (handle) => handle,
        title: (handle) => collectionTitles[handle] ?? handle,
      }),
      page,
      (handle) => handle,
      (handle) => collectionObject(store, handle),
    ),
  customers: ({ query, ...page }: Search, { store }: ApiContext) =>
    connection(
      searchCustomers(store, query),
      page,
      ({ id }) => id,
      (customer) => customerObject(store, customer),
    ),
  customersCount: ({ query }: Search, { store }: ApiContext) => count(searchCustomers(store, query).length),
  orders: ({ query, sortKey, ...page }: SortedSearch, context: ApiContext) =>
    connection(
      sortedOrders(searchOrders(context, query), sortKey),
      page,
      ({ id }) => id,
      (order) => orderObject(context.store, order),
    ),
  ...bulkQueries,
  ordersCount: ({ query }: Search, context: ApiContext) => count(searchOrders(context, query).length),
};

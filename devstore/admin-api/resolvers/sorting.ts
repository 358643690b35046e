// In which order a search for orders or products answers. A sort key that this store cannot sort by is an error.
import { GraphQLError } from "graphql";
import type { Product } from "../../catalogue/types.ts";
import type { Order } from "../../checkout/order.ts";

type SortBy<Item> = Record<string, (item: Item) => number>;

const ordersBy: SortBy<Order> = {
  CREATED_AT: (order) => order.createdAt,
  PROCESSED_AT: (order) => order.createdAt,
  UPDATED_AT: (order) => order.updatedAt,
  ID: (order) => order.sequence,
  ORDER_NUMBER: (order) => order.sequence,
};

const productsBy: SortBy<Product> = {
  // The shelf has them in the order of their ids.
  ID: () => 0,
  UPDATED_AT: (product) => product.updatedAt,
};

function sorted<Item>(items: readonly Item[], key: string, by: SortBy<Item>): Item[] {
  const value = by[key];
  if (value === undefined)
    throw new GraphQLError(`The devstore cannot sort by ${key} yet.`, {
      extensions: { code: "NOT_IMPLEMENTED_BY_DEVSTORE", sortKey: key },
    });
  return [...items].sort((left, right) => value(left) - value(right));
}

export const sortedOrders = (orders: readonly Order[], key: string): Order[] => sorted(orders, key, ordersBy);
export const sortedProducts = (products: readonly Product[], key: string): Product[] =>
  sorted(products, key, productsBy);

// The guide's shoppers and baskets, by the ids they have in this store: the demo orders exactly these.

import { accessories } from "./accessories.ts";
import { clothing } from "./clothing.ts";
import { seedCustomers } from "./customers.ts";
import { seedProducts } from "./products.ts";
import type { Customer, Product } from "./types.ts";

const products = new Map(seedProducts().map((product) => [product.title, product]));
const customers = new Map(seedCustomers().map((customer) => [customer.firstName, customer]));

function named<Value>(known: Map<string, Value>, name: string): Value {
  const value = known.get(name);
  if (value === undefined) throw new Error(`The catalogue has no ${name}.`);
  return value;
}

const product = (title: string | undefined): Product => named(products, title ?? "");
const customer = (firstName: string): Customer => named(customers, firstName);

export const guide = {
  john: customer("John"),
  sarah: customer("Sarah"),
  /** 149.99, electronics and not premium. */
  headphones: product("Aurora Wireless Headphones"),
  /** 999.99, premium and electronics. */
  laptop: product("Meridian Pro 14 Laptop"),
  /** Two pieces of clothing and three accessories: five items. */
  sarahsBasket: [...clothing.slice(0, 2), ...accessories.slice(0, 3)].map((seed) => product(seed.title)),
};

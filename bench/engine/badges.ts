// The programmes of the engine benchmark: badges of ten everyday shapes. The first hundred are about what the generated
// orders hold; the others are about products and campaigns that they do not, so that the same number match at any size.
import type { BadgeDefinition, FilterNode, Programme } from "../../rewards/engine/index.ts";
import type { Purchase } from "./purchases.ts";

/** Badges that these orders can earn. */
export const CATALOGUE_BADGES = 100;

/** What a shape's badge is about. */
interface World {
  category(number: number): string;
  product(number: number): string;
  sku(number: number): string;
  vendor(number: number): string;
}

/** `scope` "everything": all badges are about the catalogue, so that matches grow with the number of badges. */
export function benchProgramme(
  count: number,
  orders: readonly Purchase[],
  scope: "catalogue" | "everything",
): Programme {
  const catalogue = catalogueOf(orders);
  const badges = Array.from({ length: count }, (_, number): BadgeDefinition => {
    const isOfCatalogue = scope === "everything" || number < CATALOGUE_BADGES;
    return badge(number, shape(number, isOfCatalogue ? catalogue : elsewhere));
  });
  const actions = [{ action: "purchase", pointsPerUnit: { detail: "amount", points: 1 } }];
  return { version: 1, currencyExponent: 2, timeZone: "America/New_York", actions, badges };
}

function badge(number: number, filter: FilterNode): BadgeDefinition {
  return {
    id: `badge-${number}`,
    name: `Badge ${number}`,
    type: "OneTimeOnly",
    points: 10 + (number % 90),
    action: "purchase",
    filter,
    challenges: [],
    deliverables: [],
    prerequisites: [],
  };
}

function catalogueOf(orders: readonly Purchase[]): World {
  const valuesOf = (detail: string) => {
    const all = orders.flatMap(({ details }) => details[detail] ?? []);
    return [...new Set(all.map((value) => String(value).toLowerCase()))].sort();
  };
  const nth = (values: string[]) => (number: number) => values[(number * 7) % values.length] ?? "";
  return {
    category: nth(valuesOf("category")),
    product: nth(valuesOf("product_ids")),
    sku: nth(valuesOf("skus")),
    vendor: nth(valuesOf("vendors")),
  };
}

const elsewhere: World = {
  category: (number) => `department ${number % 400}`,
  product: (number) => `9${number}`,
  sku: (number) => `other-${number}`,
  vendor: (number) => `maker ${number % 900}`,
};

const is = (detail: string, operator: string, value: string | number | (string | number)[]): FilterNode => ({
  detail,
  operator,
  value,
});

/** Thresholds in major units, spread over what orders cost. */
const price = (number: number) => 40 + ((number * 37) % 900);

function shape(number: number, { category, product, sku, vendor }: World): FilterNode {
  switch (number % 10) {
    case 0:
      return { all: [is("category", "=", category(number)), is("amount", ">", price(number))] };
    case 1:
      return is("product_ids", "includes", product(number));
    case 2:
      return { all: [is("category", "=", category(number)), is("items_count", ">=", 2 + (number % 4))] };
    case 3:
      return { all: [is("vendors", "includes", vendor(number)), is("amount", "between", [price(number), 2_000])] };
    case 4:
      return is("skus", "includes", sku(number));
    case 5:
      return { all: [is("discount_codes", "includes", `campaign-${number}`), is("amount", ">=", price(number))] };
    case 6:
      return {
        all: [
          { any: [is("category", "=", category(number)), is("category", "=", category(number + 1))] },
          is("source", "=", "pos"),
        ],
      };
    case 7:
      return { all: [is("category", "=", category(number)), is("hour", ">=", 8), is("hour", "<", 12)] };
    case 8:
      return { all: [is("weekday", "=", "saturday"), is("vendors", "includes", vendor(number))] };
    default:
      return {
        all: [
          { none: [is("source", "=", "pos")] },
          is("product_ids", "includes", product(number)),
          is("amount", ">", price(number)),
        ],
      };
  }
}

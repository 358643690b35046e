// Programmes of any size for the pipeline: the guide's four badges and as many more as asked for, each another condition
// that a merchant might set. The same ones every time.
import { seedProducts } from "../../devstore/catalogue/products.ts";
import { categoriesOf, type ProductFacts } from "../../rewards/products/cache.ts";
import type { NewBadge } from "../../rewards/programme/badges.ts";
import { starterBadges } from "../../rewards/programme/starter.ts";

const common = {
  type: "OneTimeOnly",
  points: 10,
  action: "purchase",
  challenges: [],
  deliverables: [],
  prerequisites: [],
} as const;

/** A voucher would have Shopify called for it, which is not what is measured: a perk is written just the same. */
const withoutVouchers = (badge: NewBadge): NewBadge => ({
  ...badge,
  deliverables: badge.deliverables.map(({ id, kind, label }) => ({ id, kind, label })),
});

export function badgesOf(count: number): NewBadge[] {
  const words = [...new Set(seedProducts().flatMap((product) => categoriesOf(factsOf(product))))].sort();
  const more = Array.from({ length: Math.max(0, count - starterBadges.length) }, (_, index) =>
    furtherBadge(index, words[(index * 7) % words.length] ?? "electronics"),
  );
  return [...starterBadges.map(withoutVouchers), ...more].slice(0, count);
}

function furtherBadge(index: number, category: string): NewBadge {
  const name = `Badge ${index + 1}`;
  const inCategory = { detail: "category", operator: "=", value: category };
  const size = 2 + (index % 9);
  switch (index % 5) {
    case 0:
      return { ...common, name, filter: inCategory, challenges: [{ kind: "several_times", times: size }] };
    case 1:
      return { ...common, name, filter: { detail: "amount", operator: ">", value: String(size * 150) } };
    case 2:
      return {
        ...common,
        name,
        filter: inCategory,
        challenges: [{ kind: "sum", detail: "amount", target: size * 500 }],
      };
    case 3:
      return {
        ...common,
        name,
        type: "Repeatable",
        action: "bulk_purchase",
        filter: { all: [inCategory, { detail: "items_count", operator: ">=", value: size }] },
      };
    default:
      return {
        ...common,
        name,
        filter: { any: [inCategory, { detail: "discount_codes", operator: "=", value: `code-${index}` }] },
        challenges: [{ kind: "in_time_period", times: size, days: 30 }],
      };
  }
}

export function factsOf(product: ReturnType<typeof seedProducts>[number]): ProductFacts {
  return {
    title: product.title,
    vendor: product.vendor,
    productType: product.productType,
    taxonomyNames: product.taxonomy === null ? [] : [product.taxonomy],
    collectionHandles: product.collections,
    tags: product.tags,
  };
}

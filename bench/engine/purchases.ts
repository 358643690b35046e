// The purchases of the engine benchmark: orders of the devstore's generator, read and turned into actions by the same
// code that reads webhooks. The same ones for the same seed.
import { seedProducts } from "../../devstore/catalogue/products.ts";
import { parseExact } from "../../devstore/exact-json.ts";
import { generateOrders } from "../../devstore/generator.ts";
import type { Action } from "../../rewards/engine/index.ts";
import { actionsOf } from "../../rewards/orders/actions.ts";
import { orderAmounts } from "../../rewards/orders/amount.ts";
import { orderPayload } from "../../rewards/orders/payload.ts";
import { categoriesOf } from "../../rewards/products/cache.ts";
import { shopSettings } from "../../rewards/programme/settings.ts";

export interface Purchase extends Action {
  details: Readonly<Record<string, number | string | readonly string[]>>;
}

export function purchases(count: number, seed: number): Purchase[] {
  const settings = shopSettings.parse({});
  const products = new Map(
    seedProducts().map((product) => [
      product.id,
      { categories: categoriesOf(factsOf(product)), tags: product.tags, vendor: product.vendor },
    ]),
  );
  return [...generateOrders({ count, seed, spacingMs: 400_000 })].map(({ body }, position) => {
    const order = orderPayload.parse(parseExact(body));
    const amounts = orderAmounts(order, settings, 2);
    const [purchase] = actionsOf(order, { amounts, settings, timeZone: "America/New_York", products });
    if (purchase === undefined) throw new Error("An order without a purchase");
    return { name: "purchase", referenceId: `order-${position}`, at: purchase.occurredAt, details: purchase.details };
  });
}

function factsOf({ title, vendor, productType, taxonomy, collections, tags }: ReturnType<typeof seedProducts>[number]) {
  const taxonomyNames = taxonomy === null ? [] : taxonomy.split(" > ");
  return { title, vendor, productType, taxonomyNames, collectionHandles: collections, tags };
}

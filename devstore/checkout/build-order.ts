// Turns an order request into an order: prices, conversion, shipping and discount. Pure: the store and the benchmark
// generator build the same orders from the same code. Refusals are values with a sentence; broken data throws.
import { idOf } from "../catalogue/ids.ts";
import type { Customer, Product, Variant } from "../catalogue/types.ts";
import { applyDiscount, type Discount, type DiscountUse } from "./discount.ts";
import { converted, minorFromText } from "./money.ts";
import type { Order, OrderLine, ShopFacts } from "./order.ts";
import type { OrderRequest } from "./request.ts";

const mostLines = 100;
const shippingRates = { standard: { title: "Standard", price: "0.00" }, express: { title: "Express", price: "14.90" } };

export interface OrderContext {
  shop: ShopFacts;
  sequence: number;
  now: number;
  customer: Customer | null;
  product: (productId: string) => Product | undefined;
  productOfVariant: (variantId: string) => Product | undefined;
  discount?: { discount: Discount; use: DiscountUse } | undefined;
}

export type OrderOutcome = { kind: "built"; order: Order } | { kind: "refused"; reason: string };

type RequestedLine = OrderRequest["lines"][number];

/** What a line is made from. */
type LineContext = Pick<OrderContext, "shop" | "sequence" | "product" | "productOfVariant">;

class LineRefusal extends Error {}

function chosen(line: RequestedLine, context: LineContext): { product: Product; variant: Variant } | undefined {
  const { variantId, productId } = line;
  if (variantId === undefined && productId === undefined) return undefined;
  const product = variantId === undefined ? context.product(productId ?? "") : context.productOfVariant(variantId);
  const variant = variantId === undefined ? product?.variants[0] : product?.variants.find(({ id }) => id === variantId);
  if (product === undefined || variant === undefined)
    throw new LineRefusal(`There is no ${variantId ? `variant ${variantId}` : `product ${productId}`}.`);
  return { product, variant };
}

function buildLine(line: RequestedLine, index: number, context: LineContext, currency: string): OrderLine {
  const choice = chosen(line, context);
  const common = { quantity: line.quantity, discountMinor: 0, refundedQuantity: 0 };
  const id = idOf("lineItem", context.sequence * mostLines + index);
  if (choice === undefined) {
    const custom = { title: line.title ?? "", variantTitle: null, sku: null, vendor: null, grams: 0, giftCard: false };
    return {
      id,
      productId: null,
      variantId: null,
      ...custom,
      ...common,
      unitMinor: minorFromText(line.price ?? "0", currency),
    };
  }
  const { product, variant } = choice;
  const catalogueMinor = minorFromText(variant.price, context.shop.currency);
  return {
    id,
    productId: product.id,
    variantId: variant.id,
    title: product.title,
    variantTitle: variant.title === "Default Title" ? null : variant.title,
    sku: variant.sku,
    vendor: product.vendor,
    grams: variant.grams,
    giftCard: product.giftCard,
    ...common,
    unitMinor: line.price
      ? minorFromText(line.price, currency)
      : converted(catalogueMinor, context.shop.currency, currency),
  };
}

function newOrder(request: OrderRequest, context: OrderContext): Order {
  const currency = request.currency ?? context.shop.currency;
  const rate = shippingRates[request.shipping];
  const createdAt = request.createdAt ?? context.now;
  const shippingMinor = converted(minorFromText(rate.price, context.shop.currency), context.shop.currency, currency);
  return {
    sequence: context.sequence,
    id: idOf("order", context.sequence),
    token: `${context.sequence.toString(16).padStart(8, "0")}e4c0de5701e`.padEnd(32, "0"),
    currency,
    presentmentCurrency: request.presentmentCurrency ?? currency,
    customer: context.customer,
    email: context.customer?.email ?? request.email ?? null,
    lines: request.lines.map((line, index) => buildLine(line, index, context, currency)),
    shipping: {
      id: idOf("shippingLine", context.sequence),
      title: rate.title,
      priceMinor: shippingMinor,
      discountMinor: 0,
    },
    discount: null,
    paymentMethod: request.paymentMethod,
    source: request.source,
    test: request.test,
    financialStatus: request.financialStatus,
    cancelReason: null,
    tags: request.tags,
    note: request.note,
    refunds: [],
    createdAt,
    updatedAt: createdAt,
    cancelledAt: null,
  };
}

function withDiscount(order: Order, context: OrderContext): OrderOutcome {
  if (context.discount === undefined) return { kind: "built", order };
  const basket = {
    lines: order.lines,
    shippingMinor: order.shipping.priceMinor,
    currency: order.currency,
    customerId: order.customer?.id ?? null,
    collectionsOf: (productId: string) => context.product(productId)?.collections ?? [],
    now: context.now,
  };
  const outcome = applyDiscount(context.discount.discount, basket, context.discount.use);
  if (outcome.kind === "refused") return outcome;
  const lines = order.lines.map((line, index) => ({ ...line, discountMinor: outcome.perLineMinor[index] ?? 0 }));
  const shipping = { ...order.shipping, discountMinor: outcome.shippingMinor };
  return { kind: "built", order: { ...order, lines, shipping, discount: outcome.discount } };
}

/** Lines for an order that is there already. @param from how many it has. */
export function buildLines(
  lines: readonly RequestedLine[],
  from: number,
  currency: string,
  context: LineContext,
): { kind: "built"; lines: OrderLine[] } | { kind: "refused"; reason: string } {
  if (from + lines.length > mostLines)
    return { kind: "refused", reason: `An order has ${mostLines} lines at the most.` };
  try {
    return { kind: "built", lines: lines.map((line, index) => buildLine(line, from + index, context, currency)) };
  } catch (error) {
    if (error instanceof LineRefusal || error instanceof RangeError) return { kind: "refused", reason: error.message };
    throw error;
  }
}

export function buildOrder(request: OrderRequest, context: OrderContext): OrderOutcome {
  try {
    return withDiscount(newOrder(request, context), context);
  } catch (error) {
    if (error instanceof LineRefusal || error instanceof RangeError) return { kind: "refused", reason: error.message };
    throw error;
  }
}

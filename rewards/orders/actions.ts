// Turns a counted order into what the player did: one `purchase`, and one `bulk_purchase` when it holds two items or more.
// Pure: what the products are is an input. `order_sequence` is added by the recorder, which has the player locked.
import type { Details } from "../engine/index.ts";
import type { ShopSettings } from "../programme/settings.ts";
import type { OrderAmounts } from "./amount.ts";
import type { OrderLine, OrderPayload } from "./payload.ts";

export interface KnownProduct {
  /** Lower-cased product type, taxonomy name, collection handles and tags. */
  categories: readonly string[];
  tags: readonly string[];
  vendor: string;
}

export interface OrderContext {
  amounts: OrderAmounts;
  settings: ShopSettings;
  timeZone: string;
  /** By product id; a deleted or unknown product is absent or has no categories. */
  products: { get(productId: string): KnownProduct | undefined };
}

export interface OrderAction {
  name: "purchase" | "bulk_purchase";
  occurredAt: number;
  details: Record<string, number | string | string[]>;
  /** The order's lines, for rules about single items. */
  items: Details[];
}

/** An order of at least so many items is a bulk_purchase too; the badge's own filter decides what is "bulk". */
const bulkItems = 2;

export function actionsOf(order: OrderPayload, context: OrderContext): OrderAction[] {
  const occurredAt = order.processed_at ?? order.created_at;
  const details = purchaseDetails(order, context, occurredAt);
  const items = order.line_items.map((line, place) => itemDetails(line, place, context));
  const purchase: OrderAction = { name: "purchase", occurredAt, details, items };
  if (itemsCount(order) < bulkItems) return [purchase];
  return [purchase, { name: "bulk_purchase", occurredAt, details, items }];
}

const itemsCount = (order: OrderPayload) => order.line_items.reduce((sum, line) => sum + line.quantity, 0);
const unique = (values: Iterable<string>) => [...new Set(values)];
const present = (values: readonly (string | null | undefined)[]) =>
  unique(values.filter((value): value is string => value != null && value !== ""));

function purchaseDetails(order: OrderPayload, context: OrderContext, occurredAt: number): OrderAction["details"] {
  const { amounts, products } = context;
  const known = present(order.line_items.map((line) => line.product_id)).flatMap((id) => products.get(id) ?? []);
  const local = localTime(occurredAt, context.timeZone);
  return {
    amount: amounts.earning,
    currency: order.currency,
    category: unique(known.flatMap((product) => product.categories)),
    items_count: itemsCount(order),
    payment_method: present(order.payment_gateway_names),
    subtotal: amounts.subtotal,
    discount: amounts.discount,
    shipping: amounts.shipping,
    tax: amounts.tax,
    discount_codes: order.discount_codes.map((discount) => discount.code.toLowerCase()),
    product_ids: present(order.line_items.map((line) => line.product_id)),
    skus: present(order.line_items.map((line) => line.sku)),
    vendors: present([...order.line_items.map((line) => line.vendor), ...known.map((product) => product.vendor)]),
    tags: order.tags,
    customer_tags: order.customer?.tags ?? [],
    source: sourceOf(order.source_name),
    country: order.shipping_address?.country_code ?? order.billing_address?.country_code ?? "",
    hour: local.hour,
    weekday: local.weekday,
  };
}

function itemDetails(line: OrderLine, place: number, { amounts, products }: OrderContext): Details {
  const product = line.product_id == null ? undefined : products.get(line.product_id);
  const { price, amount } = amounts.lines[place] ?? { price: 0, amount: 0 };
  return {
    ...(line.product_id == null ? {} : { product_id: line.product_id }),
    title: line.title ?? "",
    sku: line.sku ?? "",
    vendor: line.vendor ?? product?.vendor ?? "",
    category: product?.categories ?? [],
    tags: product?.tags ?? [],
    quantity: line.quantity,
    price,
    amount,
    gift_card: line.gift_card,
  };
}

/** Shopify names some channels by an internal word or an app's id. */
function sourceOf(sourceName: string | null | undefined): string {
  if (sourceName == null || sourceName === "") return "web";
  if (sourceName === "shopify_draft_order") return "draft_order";
  if (sourceName.startsWith("subscription_contract")) return "subscription";
  return sourceName;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The hour (0 to 23) and the weekday (monday...) of a moment where the shop is. */
function localTime(at: number, timeZone: string): { hour: number; weekday: string } {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("en-US", { timeZone, hour: "numeric", hourCycle: "h23", weekday: "long" });
    clocks.set(timeZone, clock);
  }
  const parts = new Map(clock.formatToParts(at).map((part) => [part.type, part.value]));
  return { hour: Number(parts.get("hour")), weekday: (parts.get("weekday") ?? "").toLowerCase() };
}

// What of the store's catalogue Liquid sees, under Shopify's names. Prices are in cents; ids are digits, because many are larger
// than a number can hold exactly.
import { collectionTitles } from "../catalogue/products.ts";
import { findCustomer, findVariant, listProducts } from "../catalogue/shelf.ts";
import type { Product, Variant } from "../catalogue/types.ts";
import { minorFromText } from "../checkout/money.ts";
import { listOrders } from "../checkout/order-book.ts";
import { orderSummary } from "../http/summaries.ts";
import { type Store, shopEmail, shopId, shopName } from "../store/store.ts";
import { appMetafields, customerMetafields } from "./metafields.ts";
import type { Visit } from "./visit.ts";

const productUrl = (product: Product): string => `/products/${product.handle}`;

function variantObject(store: Store, product: Product, variant: Variant) {
  return {
    id: variant.id,
    title: variant.title,
    sku: variant.sku,
    price: minorFromText(variant.price, store.shop.currency),
    available: true,
    url: `${productUrl(product)}?variant=${variant.id}`,
  };
}

export function productObject(store: Store, product: Product, selectedId?: string) {
  const variants = product.variants.map((variant) => variantObject(store, product, variant));
  const selected = variants.find(({ id }) => id === selectedId);
  return {
    id: product.id,
    title: product.title,
    handle: product.handle,
    url: productUrl(product),
    vendor: product.vendor,
    type: product.productType,
    tags: product.tags,
    price: Math.min(...variants.map(({ price }) => price)),
    featured_image: `/cdn/products/${product.handle}.svg`,
    variants,
    selected_variant: selected ?? null,
    selected_or_first_available_variant: selected ?? variants[0],
    has_only_default_variant: variants.length === 1,
    "gift_card?": product.giftCard,
  };
}

export function collectionObject(store: Store, handle: string) {
  const title = handle === "all" ? "Products" : collectionTitles[handle];
  if (title === undefined) return undefined;
  const products = listProducts(store.database).filter(
    ({ collections }) => handle === "all" || collections.includes(handle),
  );
  return {
    title,
    handle,
    url: `/collections/${handle}`,
    products: products.map((product) => productObject(store, product)),
  };
}

function cartObject(store: Store, visit: Visit) {
  const items = visit.cart.flatMap(({ variantId, quantity }) => {
    const product = findVariant(store.database, variantId);
    const found = product?.variants.find(({ id }) => id === variantId);
    if (product === undefined || found === undefined) return [];
    const variant = variantObject(store, product, found);
    const image = `/cdn/products/${product.handle}.svg`;
    return [
      {
        ...variant,
        product: productObject(store, product),
        variant,
        quantity,
        image,
        final_line_price: variant.price * quantity,
      },
    ];
  });
  const total = items.reduce((sum, { final_line_price }) => sum + final_line_price, 0);
  const count = items.reduce((sum, { quantity }) => sum + quantity, 0);
  return {
    items,
    item_count: count,
    total_price: total,
    items_subtotal_price: total,
    currency: { iso_code: store.shop.currency },
  };
}

function customerObject(store: Store, customerId: string | null) {
  const customer = customerId === null ? undefined : findCustomer(store.database, customerId);
  if (customer === undefined) return null;
  const { id, firstName, lastName, email, tags } = customer;
  const orders = listOrders(store.database, 20, id).map((order) => orderSummary(store, order));
  const name = `${firstName} ${lastName}`;
  return {
    id,
    first_name: firstName,
    last_name: lastName,
    name,
    email,
    tags,
    orders: orders.map((order) => ({ ...order, total_price: minorFromText(order.totalPrice, order.currency) })),
    orders_count: orders.length,
    metafields: customerMetafields(store, id),
  };
}

const routesFrom = (path: string) => ({
  root_url: "/store",
  account_url: "/account",
  account_login_url: "/account/login",
  account_logout_url: "/account/logout",
  storefront_login_url: `/account/login?return_to=${encodeURIComponent(path)}`,
  cart_url: "/cart",
  cart_add_url: "/cart/add",
  cart_change_url: "/cart/change",
  all_products_collection_url: "/collections/all",
});

/** The objects that every template sees. */
export function globalObjects(store: Store, visit: Visit, page: { name: string; path: string }) {
  const { locale } = visit.view;
  const language = { iso_code: locale, primary: locale === "en", root_url: "/store" };
  return {
    shop: {
      id: shopId,
      name: shopName,
      email: shopEmail,
      currency: store.shop.currency,
      permanent_domain: store.shop.domain,
    },
    request: { locale: language, path: page.path, page_type: page.name, design_mode: false },
    localization: { language, country: { iso_code: "US", currency: { iso_code: store.shop.currency } } },
    template: { name: page.name },
    routes: routesFrom(page.path),
    cart: cartObject(store, visit),
    customer: customerObject(store, visit.customerId),
    app: { metafields: appMetafields(store) },
  };
}

export type GlobalObjects = ReturnType<typeof globalObjects>;

// Products, variants and collections as the Admin API shows them.
import { gid } from "../../catalogue/ids.ts";
import { collectionId, collectionTitles } from "../../catalogue/products.ts";
import { listProducts } from "../../catalogue/shelf.ts";
import type { Product, Variant } from "../../catalogue/types.ts";
import { minorFromText } from "../../checkout/money.ts";
import type { Store } from "../../store/store.ts";
import type { ApiObject } from "../field-resolver.ts";
import { connection, type PageArguments } from "./connection.ts";
import { metafieldFields } from "./metafields.ts";
import { count, moneyV2, utc } from "./money.ts";

function taxonomyObject(fullName: string): ApiObject {
  const names = fullName.split(" > ");
  const code = names.map((name) => name.charAt(0).toLowerCase() + name.length).join("-");
  return {
    __typename: "TaxonomyCategory",
    id: `gid://shopify/TaxonomyCategory/${code}`,
    name: names.at(-1),
    fullName,
    level: names.length,
    isRoot: names.length === 1,
    isArchived: false,
  };
}

export function collectionObject(store: Store, handle: string): ApiObject {
  const id = gid("Collection", collectionId(handle));
  const members = () => listProducts(store.database).filter((product) => product.collections.includes(handle));
  return {
    __typename: "Collection",
    id,
    legacyResourceId: collectionId(handle),
    handle,
    title: collectionTitles[handle] ?? handle,
    description: () => "",
    image: () => null,
    updatedAt: utc(Date.UTC(2026, 0, 5)),
    productsCount: () => count(members().length),
    products: (page: PageArguments) =>
      connection(
        members(),
        page,
        ({ id: key }) => key,
        (product) => productObject(store, product),
      ),
    ...metafieldFields(store, id),
  };
}

export function variantObject(store: Store, product: Product, variant: Variant): ApiObject {
  const id = gid("ProductVariant", variant.id);
  return {
    __typename: "ProductVariant",
    id,
    legacyResourceId: variant.id,
    title: variant.title,
    displayName: `${product.title} - ${variant.title}`,
    sku: variant.sku,
    barcode: null,
    price: variant.price,
    compareAtPrice: null,
    position: product.variants.indexOf(variant) + 1,
    availableForSale: true,
    inventoryQuantity: 100,
    taxable: true,
    image: () => null,
    selectedOptions: [
      {
        __typename: "SelectedOption",
        name: variant.title === "Default Title" ? "Title" : "Option",
        value: variant.title,
      },
    ],
    createdAt: utc(product.updatedAt),
    updatedAt: utc(product.updatedAt),
    product: () => productObject(store, product),
    ...metafieldFields(store, id),
  };
}

function priceRange(store: Store, product: Product): ApiObject {
  const { currency } = store.shop;
  const prices = product.variants.map((variant) => minorFromText(variant.price, currency));
  const low = moneyV2(Math.min(...prices), currency);
  const high = moneyV2(Math.max(...prices), currency);
  return { __typename: "ProductPriceRangeV2", minVariantPrice: low, maxVariantPrice: high };
}

function featuredMedia(store: Store, product: Product): ApiObject {
  const url = `http://127.0.0.1:${store.settings.port}/cdn/products/${product.handle}.svg`;
  const image = {
    __typename: "Image",
    id: gid("ImageSource", product.id),
    url: () => url,
    altText: product.title,
    width: 480,
    height: 480,
  };
  return {
    __typename: "MediaImage",
    id: gid("MediaImage", product.id),
    alt: product.title,
    mediaContentType: "IMAGE",
    status: "READY",
    mimeType: "image/svg+xml",
    image,
    preview: { __typename: "MediaPreviewImage", image, status: "READY" },
  };
}

export function productObject(store: Store, product: Product): ApiObject {
  const id = gid("Product", product.id);
  const image = featuredMedia(store, product);
  return {
    __typename: "Product",
    id,
    legacyResourceId: product.id,
    title: product.title,
    handle: product.handle,
    productType: product.productType,
    vendor: product.vendor,
    tags: [...product.tags].sort(),
    status: "ACTIVE",
    isGiftCard: product.giftCard,
    description: () => "",
    descriptionHtml: "",
    category: product.taxonomy === null ? null : taxonomyObject(product.taxonomy),
    featuredMedia: image,
    featuredImage: image["image"],
    hasOnlyDefaultVariant: product.variants.length === 1,
    totalInventory: product.variants.length * 100,
    tracksInventory: false,
    onlineStoreUrl: `https://${store.shop.domain}/products/${product.handle}`,
    publishedAt: utc(product.updatedAt),
    createdAt: utc(Date.UTC(2026, 0, 5, 14)),
    updatedAt: utc(product.updatedAt),
    priceRangeV2: priceRange(store, product),
    variantsCount: count(product.variants.length),
    variants: (page: PageArguments) =>
      connection(
        product.variants,
        page,
        (variant) => variant.id,
        (variant) => variantObject(store, product, variant),
      ),
    collections: (page: PageArguments) =>
      connection(
        product.collections,
        page,
        (handle) => handle,
        (handle) => collectionObject(store, handle),
      ),
    ...metafieldFields(store, id),
  };
}

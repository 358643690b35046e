// What a product and a customer are in this store. Ids are digits in a string, because many are above 2^53.

export interface Variant {
  id: string;
  title: string;
  sku: string;
  /** Price in the shop currency, tax included, as text. */
  price: string;
  grams: number;
}

export interface Product {
  id: string;
  title: string;
  handle: string;
  productType: string;
  /** Full name in Shopify's taxonomy, such as "Electronics > Computers > Laptops"; null when unset. */
  taxonomy: string | null;
  tags: string[];
  vendor: string;
  collections: string[];
  variants: Variant[];
  giftCard: boolean;
  updatedAt: number;
}

export interface Address {
  address1: string;
  city: string;
  zip: string;
  province: string;
  provinceCode: string;
  country: string;
  countryCode: string;
}

export interface Customer {
  id: string;
  firstName: string;
  lastName: string;
  email: string | null;
  tags: string[];
  address: Address;
  addressId: string;
  createdAt: number;
  updatedAt: number;
}

export interface ProductSeed {
  title: string;
  type: string;
  taxonomy: string | null;
  collections: string[];
  tags: string[];
  vendor: string;
  price: string;
  options?: string[];
  giftCard?: boolean;
}

// What a visitor's browser carries from page to page: who is logged in, the cart, and how the store is to look. Everything
// lives in cookies, so that tests and two browsers never share a visit; nothing in a cookie is believed to be well-formed.
import type { Request, Response } from "express";

/** Midnight is dark without telling the browser so, as many themes are. */
const schemes = ["light", "dark", "midnight"] as const;
const locales = ["en", "de", "ar"] as const;

export interface View {
  scheme: (typeof schemes)[number];
  /** Arabic has no translations of its own here: it is there for its direction, and its texts are English. */
  locale: (typeof locales)[number];
  /** Whether the app's blocks are on the pages at all: a benchmark compares both. */
  blocks: "on" | "off";
}

export interface CartEntry {
  variantId: string;
  quantity: number;
}

export interface Visit {
  customerId: string | null;
  cart: CartEntry[];
  /** A code that a link has brought, until the next order. */
  discount: string | null;
  view: View;
}

const names = { customer: "store_customer", cart: "store_cart", view: "store_view", discount: "store_discount" };
const mostEntries = 50;
const mostOfOne = 99;

function cookies(header: string | undefined): Map<string, string> {
  const pairs = (header ?? "").split(";").map((part) => {
    const [name = "", ...rest] = part.trim().split("=");
    return [name, decoded(rest.join("="))] as const;
  });
  return new Map(pairs);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

const oneOf = <Value extends string>(known: readonly Value[], given: string | null | undefined): Value | undefined =>
  known.find((value) => value === given);

function readCart(text: string): CartEntry[] {
  const entries = [...text.matchAll(/(\d{1,20})x(\d{1,3})/g)].map(([, variantId = "", quantity]) => ({
    variantId,
    quantity: Math.min(Number(quantity), mostOfOne),
  }));
  return entries.filter(({ quantity }) => quantity > 0).slice(0, mostEntries);
}

export function readVisit(request: Request): Visit {
  const carried = cookies(request.get("cookie"));
  const stored = new URLSearchParams(carried.get(names.view) ?? "");
  const asked = new URLSearchParams(request.originalUrl.split("?")[1] ?? "");
  const wish = (name: string) => asked.get(name) ?? stored.get(name);
  return {
    customerId: /^\d{1,20}$/.exec(carried.get(names.customer) ?? "")?.[0] ?? null,
    cart: readCart(carried.get(names.cart) ?? ""),
    discount: carried.get(names.discount)?.slice(0, 100) || null,
    view: {
      scheme: oneOf(schemes, wish("scheme")) ?? "light",
      locale: oneOf(locales, wish("locale")) ?? "en",
      blocks: oneOf(["on", "off"] as const, wish("blocks")) ?? "on",
    },
  };
}

const forAWeek = { path: "/", sameSite: "lax", httpOnly: true, maxAge: 7 * 86_400_000 } as const;

export function rememberView(response: Response, view: View): void {
  response.cookie(names.view, new URLSearchParams({ ...view }).toString(), forAWeek);
}

export function rememberCart(response: Response, cart: readonly CartEntry[]): void {
  response.cookie(names.cart, cart.map(({ variantId, quantity }) => `${variantId}x${quantity}`).join("-"), forAWeek);
}

export function rememberCustomer(response: Response, customerId: string | null): void {
  if (customerId === null) response.clearCookie(names.customer, { path: "/" });
  else response.cookie(names.customer, customerId, forAWeek);
}

export function rememberDiscount(response: Response, code: string | null): void {
  if (code === null) response.clearCookie(names.discount, { path: "/" });
  else response.cookie(names.discount, code, forAWeek);
}

/** The cart with more of a variant, or less; at zero it is taken out. */
export function changedCart(cart: readonly CartEntry[], variantId: string, by: number): CartEntry[] {
  const before = cart.find((entry) => entry.variantId === variantId)?.quantity ?? 0;
  const others = cart.filter((entry) => entry.variantId !== variantId);
  const quantity = Math.min(Math.max(before + by, 0), mostOfOne);
  if (quantity === 0) return others;
  if (before === 0) return [...others, { variantId, quantity }];
  return cart.map((entry) => (entry.variantId === variantId ? { variantId, quantity } : entry));
}

/** Only into this store: "//elsewhere" and "/\elsewhere" are other hosts. */
export const ownPath = (path: string | null): string | null => (path && /^\/(?![/\\])/.test(path) ? path : null);

// Liquid as Shopify's storefront has it, as far as this theme and the app's blocks go: an unknown filter or tag is an error,
// never silence. What a template outputs is not escaped, as at Shopify; translations are.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Liquid, type TagToken, type TopLevelToken } from "liquidjs";
import { translated } from "./translations.ts";

export interface LiquidPlaces {
  /** Where templates are, then where `render` finds snippets. */
  root: string;
  snippets: string;
  locales: string;
  assetUrl: (name: string) => string;
}

/** 123400 cents are "$1,234.00", or "$1,234" without trailing zeros. */
const moneyText = (cents: number, locale: string, trailingZeroDisplay: "auto" | "stripIfInteger"): string =>
  new Intl.NumberFormat(locale, {
    style: "currency",
    currency: "USD",
    currencyDisplay: "narrowSymbol",
    numberingSystem: "latn",
    trailingZeroDisplay,
  }).format(cents / 100);

/** Liquid's named arguments come as pairs after the plain ones. */
const namedArguments = (given: unknown[]): Record<string, unknown> =>
  Object.fromEntries(given.filter((argument): argument is [string, unknown] => Array.isArray(argument)));

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => entities[mark] ?? mark);

const urlEncoded = (text: string): string =>
  encodeURIComponent(text.toWellFormed())
    .replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+");

function sizeOf(value: unknown): number {
  if (typeof value === "string") return [...value].length;
  return Array.isArray(value) ? value.length : 0;
}

export function newLiquid({ root, snippets, locales, assetUrl }: LiquidPlaces): Liquid {
  const liquid = new Liquid({
    root,
    partials: snippets,
    layouts: root,
    extname: ".liquid",
    strictFilters: true,
    relativeReference: false,
  });
  const translate = function (
    this: { context: { getSync(path: string[]): unknown } },
    key: string,
    ...rest: unknown[]
  ) {
    const locale = String(this.context.getSync(["request", "locale", "iso_code"]));
    return translated(locales, locale, String(key), namedArguments(rest));
  };
  liquid.registerFilter("t", translate);
  liquid.registerFilter("translate", translate);
  for (const [filter, zeros] of [
    ["money", "auto"],
    ["money_without_trailing_zeros", "stripIfInteger"],
  ] as const) {
    liquid.registerFilter(filter, function (cents: number) {
      const locale = String(this.context.getSync(["request", "locale", "iso_code"]));
      // Where texts are English for want of translations, amounts are too.
      return moneyText(Number(cents), existsSync(join(locales, `${locale}.json`)) ? locale : "en", zeros);
    });
  }
  // Where this implementation differs from Shopify's: the names of what is escaped, and what a character is.
  liquid.registerFilter("escape", (text: unknown) => (text == null ? "" : escaped(String(text))));
  liquid.registerFilter("url_encode", (text: unknown) => (text == null ? "" : urlEncoded(String(text))));
  liquid.registerFilter("size", (value: unknown) => sizeOf(value));
  liquid.registerFilter("asset_url", (name: string) => assetUrl(String(name)));
  liquid.registerTag("schema", {
    parse(_token: TagToken, rest: TopLevelToken[]) {
      while (rest.length > 0) {
        const token = rest.shift();
        if (token !== undefined && "name" in token && token.name === "endschema") return;
      }
      throw new Error("A schema tag is not closed.");
    },
    render: () => "",
  });
  return liquid;
}

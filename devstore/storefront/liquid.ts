// Liquid as Shopify's storefront has it, as far as this theme and the app's blocks go: an unknown filter or tag is an error,
// never silence. What a template outputs is not escaped, as at Shopify; translations are.
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
      return moneyText(Number(cents), String(this.context.getSync(["request", "locale", "iso_code"])), zeros);
    });
  }
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

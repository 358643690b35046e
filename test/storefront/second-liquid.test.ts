// The extension's Liquid is nothing but Liquid: Shopify's own implementation (Ruby) makes of it, byte for byte, what the
// devstore makes of it, whatever the metafields hold; and what both make of it is HTML without a mistake.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openExtension } from "../../devstore/storefront/extension.ts";
import { blocks, folder, objectsOf, type Page } from "./blocks.ts";
import { mistakesIn } from "./html.ts";
import { hasRubyLiquid } from "./ruby.ts";
import { players, products, programmes } from "./strange.ts";

const extension = openExtension(folder, (name) => name);

interface Rendered {
  label: string;
  devstore: string;
  ruby: string;
}

/** All at once: starting Ruby takes longer than rendering a hundred blocks. */
function render(pages: readonly { label: string; block: string; page: Page }[]): Rendered[] {
  const made = pages.map(({ label, block, page }) => {
    const objects = objectsOf(block, page);
    const { settings = {} } = page;
    const { html, block: placed } = extension.renderOne({ block, settings }, objects);
    return { label, html, request: { folder, block, objects: { ...objects, block: placed } } };
  });
  const input = JSON.stringify(made.map(({ request }) => request));
  const program = join(import.meta.dirname, "render.rb");
  const answer = execFileSync("ruby", [program], { input, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
  const fromRuby = JSON.parse(answer) as string[];
  return made.map(({ label, html }, place) => ({ label, devstore: html.trim(), ruby: (fromRuby[place] ?? "").trim() }));
}

function expectTheSame(pages: readonly { label: string; block: string; page: Page }[]): Rendered[] {
  const rendered = render(pages);
  for (const { label, devstore, ruby } of rendered) {
    expect({ label, html: ruby }).toEqual({ label, html: devstore });
    expect({ label, mistakes: mistakesIn(ruby) }).toEqual({ label, mistakes: [] });
    expect(ruby, label).not.toMatch(/Translation missing|Liquid error|NaN|undefined|Infinity|\[object|<script>alert/);
  }
  return rendered;
}

const { usual } = programmes;
const { usual: john } = players;

describe.skipIf(!hasRubyLiquid)("in Shopify's own Liquid", () => {
  for (const block of blocks.filter((name) => name !== "earns")) {
    it(`${block} looks the same of every customer, whatever his metafield holds`, () => {
      const pages = Object.entries(players).map(([label, player]) => ({
        label,
        block,
        page: { player, programme: usual },
      }));
      for (const { label, ruby } of expectTheSame(pages)) expect(ruby, label).toContain("<encore-live");
    });

    it(`${block} looks the same of every programme, to a customer and to a stranger`, () => {
      const pages = Object.entries(programmes).flatMap(([label, programme]) =>
        [true, false].map((isLoggedIn) => ({ label, block, page: { player: john, programme, isLoggedIn } })),
      );
      expectTheSame(pages);
    });

    it(`${block} looks the same in another language, another currency, without a cart, and to a designer`, () => {
      const pages: Record<string, Page> = {
        "a language without texts": { language: "xx" },
        "a currency that does not count": { currency: "EUR" },
        "no cart": { cart: null },
        "a designer": { isDesigned: true },
        "a designer before there is anything": { isDesigned: true, programme: undefined },
      };
      expectTheSame(
        Object.entries(pages).map(([label, page]) => ({
          label,
          block,
          page: { player: john, ...("programme" in page ? {} : { programme: usual }), ...page },
        })),
      );
    });
  }

  it("what something earns looks the same of every product and every programme", () => {
    const pages = Object.entries(products).flatMap(([what, product]) =>
      Object.entries(programmes).map(([how, programme], place) => ({
        label: `${what}, ${how}`,
        block: "earns",
        page: { product, programme, isLoggedIn: place % 2 === 0 },
      })),
    );
    const earning = expectTheSame(pages).filter(({ ruby }) => ruby.includes("<encore-earns"));
    expect(earning.length).toBeGreaterThan(50);
    const silent = ["no variants, usual", "no price, usual", "free, usual", "usual, paused", "usual, yen"];
    expect(earning.filter(({ label }) => silent.includes(label))).toEqual([]);
  });
});

describe("the look at HTML", () => {
  it.each([
    "<p>a",
    "<p>a</b></p>",
    '<p a="1" a="2"></p>',
    "<p a='1'></p>",
    "<p>a & b</p>",
    "<p>a < b</p>",
    '<p a="&x"></p>',
    '<i id="x"></i><i id="x"></i>',
    '<p class="x"hidden></p>',
  ])("finds what is wrong with %s", (html) => {
    expect(mistakesIn(html)).toHaveLength(1);
  });
});

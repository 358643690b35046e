// The extension's Liquid is nothing but Liquid: Shopify's own implementation (Ruby) makes of it, byte for byte, what the
// devstore makes of it.
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { guide } from "../../devstore/catalogue/guide.ts";
import { openExtension } from "../../devstore/storefront/extension.ts";
import { globalObjects, productObject } from "../../devstore/storefront/objects.ts";
import type { Visit } from "../../devstore/storefront/visit.ts";
import { hasRubyLiquid } from "./ruby.ts";
import { manyBadges, newCustomer, startStore } from "./store.ts";

const folder = resolve(import.meta.dirname, "../../extensions/rewards");
const blocks = readdirSync(join(folder, "blocks")).map((name) => name.replace(".liquid", ""));

interface Request {
  folder: string;
  block: string;
  objects: object;
}

const inRuby = (request: Request): string =>
  execFileSync("ruby", [join(import.meta.dirname, "render.rb")], { input: JSON.stringify(request), encoding: "utf8" });

describe.skipIf(!hasRubyLiquid)("in Shopify's own Liquid", async () => {
  const store = await startStore();
  afterAll(store.stop);
  const { john, sarah } = guide;
  const level = { name: "Silver", total: 4_265, next: { name: "Gold", target: 5_000 } };
  await store.programme();
  await store.player(john.id, { pending: 1_234_567, points: -1, level });
  await store.player(sarah.id, manyBadges());
  const amara = "7300000131084";
  await store.player(amara, newCustomer);

  const extension = openExtension(folder, (name) => name);
  const visitors = { nobody: null, john: john.id, sarah: sarah.id, "a new customer": amara };

  for (const block of blocks) {
    it.each(Object.entries(visitors))(`${block} looks the same to %s`, (_name, customerId) => {
      const cart = [{ variantId: guide.laptop.variants[0]?.id ?? "", quantity: 2 }];
      const visit: Visit = { customerId, cart, discount: null, view: { scheme: "light", locale: "en", blocks: "on" } };
      const page = block === "earns" ? "product" : "cart";
      const objects = {
        ...globalObjects(store.devstore.store, visit, { name: page, path: "/" }),
        ...(page === "product" && { product: productObject(store.devstore.store, guide.headphones) }),
      };
      const { html, block: placed } = extension.renderOne({ block }, objects);
      const ruby = inRuby({ folder, block, objects: { ...objects, block: placed } });
      expect(ruby.trim()).toBe(html.trim());
      expect(html).not.toMatch(/Translation missing|Liquid error|NaN|undefined|\[object/);
    });
  }
});

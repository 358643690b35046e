// The store as a shopper sees it: home, collections, products, cart, checkout, account and orders, with the app's blocks in the
// places of placements.ts, and the app proxy. Pages are never cached; assets carry their digest and are.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import compression from "compression";
import { type Request, type Response, Router } from "express";
import { listProducts } from "../catalogue/shelf.ts";
import { findDiscount } from "../checkout/order-book.ts";
import type { Store } from "../store/store.ts";
import { accountRoutes } from "./account.ts";
import { passOn } from "./app-proxy.ts";
import { cartRoutes } from "./cart.ts";
import { openExtension } from "./extension.ts";
import { collectionObject, productObject } from "./objects.ts";
import { newShowPage, type ShowPage } from "./page.ts";
import { ownPath, readVisit, rememberDiscount } from "./visit.ts";

const themeFolder = join(import.meta.dirname, "theme");
const aYear = "public, max-age=31536000, immutable";

function catalogueRoutes(router: Router, store: Store, show: ShowPage): void {
  router.get("/store", (request, response) => {
    show(request, response, "index", { collection: collectionObject(store, "bestsellers") });
  });
  router.get("/collections/:handle", (request, response) => {
    const collection = collectionObject(store, request.params.handle);
    if (collection === undefined) return void show(request, response, "404", {}, 404);
    show(request, response, "collection", { collection });
  });
  router.get("/products/:handle", (request, response) => {
    const product = listProducts(store.database).find(({ handle }) => handle === request.params.handle);
    if (product === undefined) return void show(request, response, "404", {}, 404);
    show(request, response, "product", {
      product: productObject(store, product, String(request.query["variant"] ?? "")),
    });
  });
}

// Not import.meta.resolve, which the test runner does not have.
const require = createRequire(import.meta.url);
const typeface = require.resolve("@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2");

function themeAsset(name: string) {
  const isKnown = readdirSync(join(themeFolder, "assets")).includes(name);
  if (!isKnown && name !== "figtree.woff2") return undefined;
  const body = readFileSync(isKnown ? join(themeFolder, "assets", name) : typeface);
  return { body, tag: createHash("sha256").update(body).digest("hex").slice(0, 12) };
}

/** Shopify's shareable address of a discount: keeps the code for the checkout and goes on to `redirect`. */
function takeDiscount(store: Store, request: Request, response: Response): void {
  const code = String(request.params["code"]);
  if (findDiscount(store.database, code) !== undefined) rememberDiscount(response, code);
  const { redirect } = request.query;
  response.redirect((typeof redirect === "string" && ownPath(redirect)) || "/store");
}

export function storefront(store: Store): Router {
  const router = Router();
  const extension = openExtension(
    store.settings.extensionDir,
    (name, tag) => `/cdn/extensions/rewards/${name}?v=${tag}`,
  );
  const show = newShowPage(store, extension, {
    folder: themeFolder,
    assetUrl: (name) => `/cdn/theme/${name}?v=${themeAsset(name)?.tag ?? ""}`,
  });
  router.use(
    ["/store", "/collections", "/products", "/cart", "/account", "/orders", "/cdn"],
    compression({ threshold: 0 }),
  );
  for (const [place, read] of Object.entries({ theme: themeAsset, "extensions/rewards": extension.asset })) {
    router.get(`/cdn/${place}/:name`, (request, response) => {
      const asset = read(request.params.name);
      if (asset === undefined) return void response.status(404).end();
      response.set("Cache-Control", aYear).type(request.params.name).send(asset.body);
    });
  }
  catalogueRoutes(router, store, show);
  cartRoutes(router, store, show);
  accountRoutes(router, store, show);
  router.get("/discount/:code", (request, response) => takeDiscount(store, request, response));
  const { prefix, subpath } = store.appConfig().appProxy;
  router.all([`/${prefix}/${subpath}`, `/${prefix}/${subpath}/*`], (request, response) => {
    const { customerId } = readVisit(request);
    return passOn(request, response, { proxy: store.appConfig().appProxy, settings: store.settings, customerId });
  });
  return router;
}

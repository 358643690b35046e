// The devstore's page and what it loads.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Router } from "express";
import { listProducts } from "../catalogue/shelf.ts";
import type { Store } from "../store/store.ts";
import { overview } from "./overview.ts";
import { productPicture } from "./picture.ts";

const assets = ["base.css", "shop.css", "page.css", "page.js", "dom.js", "shop.js", "lists.js"];
const asset = (name: string): string => readFileSync(join(import.meta.dirname, "browser", name), "utf8");

export function page(store: Store): Router {
  const router = Router();
  router.get("/", (_request, response) => void response.type("html").send(asset("index.html")));
  for (const name of assets)
    router.get(`/page/${name}`, (_request, response) => void response.type(name).send(asset(name)));
  router.get("/devstore/overview", (_request, response) => {
    response.set("Cache-Control", "no-store").json(overview(store));
  });
  router.get("/cdn/products/:handle.svg", (request, response) => {
    const product = listProducts(store.database).find(({ handle }) => handle === request.params.handle);
    if (product === undefined) return void response.status(404).end();
    response.set("Cache-Control", "max-age=3600").type("svg").send(productPicture(product));
  });
  return router;
}

// Makes a page of the store: the theme's template inside its layout, the app's blocks in their places, and in the head what those
// blocks load, as Shopify's content_for_header does.

import { join } from "node:path";
import type { Request, Response } from "express";
import { findCustomer } from "../catalogue/shelf.ts";
import type { Store } from "../store/store.ts";
import type { Extension } from "./extension.ts";
import { newLiquid } from "./liquid.ts";
import { globalObjects } from "./objects.ts";
import { embeds, placements } from "./placements.ts";
import { inTheme } from "./theme-state.ts";
import { readVisit, rememberView, type Visit } from "./visit.ts";

export type ShowPage = (
  request: Request,
  response: Response,
  template: string,
  objects?: Record<string, unknown>,
  status?: number,
) => void;

const rightToLeft = new Set(["ar"]);

const headOf = (stylesheets: string[], scripts: string[]): string =>
  [
    ...stylesheets.map((url) => `<link rel="stylesheet" href="${url}" media="all">`),
    ...scripts.map((url) => `<script src="${url}" defer></script>`),
  ].join("\n");

/** A customer who has been deleted or merged away is logged out. */
function visitOf(store: Store, request: Request): Visit {
  const visit = readVisit(request);
  const isKnown = visit.customerId !== null && findCustomer(store.database, visit.customerId) !== undefined;
  return isKnown ? visit : { ...visit, customerId: null };
}

export function newShowPage(
  store: Store,
  extension: Extension,
  theme: { folder: string; assetUrl: (name: string) => string },
): ShowPage {
  const liquid = newLiquid({
    root: join(theme.folder, "templates"),
    snippets: join(theme.folder, "snippets"),
    locales: join(theme.folder, "locales"),
    assetUrl: theme.assetUrl,
  });
  return (request, response, template, objects = {}, status = 200) => {
    const visit = visitOf(store, request);
    const path = request.originalUrl.split("?")[0] ?? "/";
    const globals = { ...globalObjects(store, visit, { name: template, path }), ...objects };
    const isOn = visit.view.blocks === "on";
    const inPage = extension.render(isOn ? inTheme(store.database, placements[template] ?? []) : [], globals);
    const atEnd = extension.render(isOn ? inTheme(store.database, embeds(store.appConfig().appProxy)) : [], globals);
    const both = (first: string[], second: string[]) => [...new Set([...first, ...second])];
    const frame = {
      content_for_header: headOf(both(inPage.stylesheets, atEnd.stylesheets), both(inPage.scripts, atEnd.scripts)),
      app_blocks: inPage.html,
      app_embeds: atEnd.html,
      view: visit.view,
      direction: rightToLeft.has(visit.view.locale) ? "rtl" : "ltr",
    };
    const content = liquid.renderFileSync(template, {}, { globals: { ...globals, ...frame } });
    const page = liquid.renderFileSync(
      "layout",
      {},
      { globals: { ...globals, ...frame, content_for_layout: content } },
    );
    if (Object.keys(visit.view).some((name) => name in request.query)) rememberView(response, visit.view);
    response.status(status).set("Cache-Control", "no-store").type("html").send(page);
  };
}

// Puts the store's doors behind one port: Admin API, OAuth, admin frame, the desk, its page and the storefront.
import express, { type Express } from "express";
import { adminApi } from "../admin-api/endpoint.ts";
import { isForApp, proxyToApp } from "../admin-frame/app-proxy.ts";
import { adminFrame } from "../admin-frame/routes.ts";
import { themeEditor } from "../admin-frame/theme-editor.ts";
import { files } from "../files/routes.ts";
import { grantAccess } from "../oauth/access-token.ts";
import { page } from "../page/routes.ts";
import type { Store } from "../store/store.ts";
import { storefront } from "../storefront/routes.ts";
import { desk } from "./desk.ts";
import { sameSiteOnly } from "./same-site.ts";
import { storeDesk } from "./store-desk.ts";

/** Set by redirect.ts, which must not be imported here: it replaces the process's fetch. */
const originalHostHeader = "x-devstore-original-host";
const mostBody = "10mb";

function oauthBody(text: string, contentType: string | undefined): unknown {
  try {
    return contentType?.includes("urlencoded") ? Object.fromEntries(new URLSearchParams(text)) : JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function newServer(store: Store): Express {
  const server = express();
  server.disable("x-powered-by");
  // Before anything reads the body: the app's requests are passed on as they come.
  server.use((request, response, next) => (isForApp(request) ? proxyToApp(request, response, store.settings) : next()));
  server.get("/healthz", (_request, response) => void response.json({ status: "ok" }));
  server.use(sameSiteOnly);
  // A request that was meant for another shop finds nothing here, as it would at Shopify.
  server.use((request, response, next) => {
    const meant = request.get(originalHostHeader) ?? store.settings.shop;
    if (meant === store.settings.shop) return void next();
    response.status(404).json({ errors: "Not Found" });
  });
  server.use(files(store));
  server.use(express.text({ type: () => true, limit: mostBody }));
  server.post("/admin/oauth/access_token", (request, response) => {
    const answer = grantAccess(store, oauthBody(String(request.body), request.get("content-type")));
    response.status(answer.status).json(answer.body);
  });
  server.use(adminApi(store));
  server.use(adminFrame(store));
  server.use(themeEditor(store));
  server.use(page(store));
  server.use(desk(store));
  server.use(storeDesk(store));
  server.use(storefront(store));
  server.use((request, response) => void response.status(404).json({ error: `There is nothing at ${request.path}.` }));
  return server;
}

// Shopify's admin as far as an embedded app needs it: the page that frames the app, and session tokens on request.
import { Router } from "express";
import { sessionToken } from "../oauth/session-token.ts";
import type { Store } from "../store/store.ts";
import { launchPath } from "./launch.ts";

export function adminFrame(store: Store): Router {
  const router = Router();
  router.get("/admin/apps/encore", (_request, response) => {
    response.redirect(302, store.settings.appUrl + launchPath(store.settings, "/app", store.settings.now()));
  });
  router.get("/devstore/session-token", (_request, response) => {
    response.json({ token: sessionToken(store.settings, store.settings.now()) });
  });
  return router;
}

// Shopify's admin as far as an embedded app needs it: the page that frames the app, the stand-in for App Bridge, and
// fresh session tokens for the frame to hand on.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Router } from "express";
import { sessionToken } from "../oauth/session-token.ts";
import { type Store, shopName } from "../store/store.ts";
import { frameOrigin } from "./app-proxy.ts";
import { launchPath } from "./launch.ts";

const asset = (name: string): string => readFileSync(join(import.meta.dirname, "browser", name), "utf8");

const escaped = (text: string): string => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** The page inside the app that a path of the admin stands for; the app's own start page without one. */
function appPage(rest: string | undefined): string {
  return rest === undefined || rest === "" ? "/app" : `/${rest}`;
}

export function adminFrame(store: Store): Router {
  const router = Router();
  const { settings } = store;

  const showFrame = (rest: string | undefined, { locale = "en", ...own }: Record<string, string>): string => {
    const origin = frameOrigin(settings.port);
    const source = origin + launchPath(settings, appPage(rest), settings.now(), locale, own);
    return asset("frame.html")
      .replaceAll("{{shop}}", escaped(settings.shop))
      .replaceAll("{{shopName}}", escaped(shopName))
      .replaceAll("{{origin}}", escaped(origin))
      .replaceAll("{{source}}", escaped(source));
  };
  router.get(["/admin/apps/encore", "/admin/apps/encore/*"], (request, response) => {
    const rest = request.path.slice("/admin/apps/encore/".length);
    // ?locale=de is a merchant whose admin is in German; the rest is the app's own.
    const query = new URLSearchParams(request.originalUrl.split("?")[1]);
    response
      .set("Cache-Control", "no-store")
      .type("html")
      .send(showFrame(rest, Object.fromEntries(query)));
  });
  for (const name of ["frame.js", "frame.css"])
    router.get(`/admin/${name}`, (_request, response) => void response.type(name).send(asset(name)));
  router.get(
    "/cdn/app-bridge.js",
    (_request, response) => void response.type("js").send(asset("app-bridge.js") + asset("app-bridge-elements.js")),
  );
  router.get("/devstore/session-token", (_request, response) => {
    response.set("Cache-Control", "no-store").json({ token: sessionToken(settings, settings.now()) });
  });
  return router;
}

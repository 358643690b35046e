// What the admin knows of the theme: the answer to App Bridge's `app.extensions()`, and a theme editor that is no more than a
// switch for each of the app's blocks. Shapes: https://shopify.dev/docs/api/app-home/apis/authentication-and-data/app-api
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type Request, type Response, Router } from "express";
import { parse } from "smol-toml";
import { z } from "zod";
import type { Store } from "../store/store.ts";
import { placesOf, switchedOff, switchOff } from "../storefront/theme-state.ts";

const themeId = "gid://shopify/OnlineStoreTheme/1";
const editorPath = "/admin/themes/current/editor";

const blockSchema = z.object({ name: z.string(), target: z.string() });

interface Block {
  /** Its file's name, which is what Shopify calls its handle. */
  handle: string;
  name: string;
  target: string;
}

function blocksOf(folder: string): Block[] {
  const words: unknown = JSON.parse(readFileSync(join(folder, "locales", "en.default.schema.json"), "utf8"));
  return readdirSync(join(folder, "blocks"))
    .filter((file) => file.endsWith(".liquid"))
    .sort()
    .map((file) => {
      const [, text = ""] =
        /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema/.exec(readFileSync(join(folder, "blocks", file), "utf8")) ??
        [];
      const { name, target } = blockSchema.parse(JSON.parse(text));
      return { handle: basename(file, ".liquid"), name: translated(name, words), target };
    });
}

/** "t:points.name" is a word of the extension's own catalogue. */
function translated(name: string, words: unknown): string {
  if (!name.startsWith("t:")) return name;
  const found = name
    .slice(2)
    .split(".")
    .reduce<unknown>((place, key) => (place as Record<string, unknown> | undefined)?.[key], words);
  return typeof found === "string" ? found : name;
}

function extensionsOf({ settings, database }: Store) {
  const toml = parse(readFileSync(join(settings.extensionDir, "shopify.extension.toml"), "utf8"));
  const activations = blocksOf(settings.extensionDir).map((block) => {
    const places = placesOf(database, block);
    return {
      ...block,
      status: places.length > 0 ? "active" : "available",
      activations: places.map((target) => ({ target, themeId })),
    };
  });
  return [{ handle: z.string().parse(toml["handle"]), type: "theme_app_extension", activations }];
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);

function showEditor(store: Store, request: Request, response: Response): void {
  const off = switchedOff(store.database);
  const link = request.query["activateAppId"] ?? request.query["addAppBlockId"];
  const [appKey, wanted] = typeof link === "string" ? link.split("/") : [];
  // A link that names another app does nothing, as at Shopify.
  const isOurs = appKey === store.settings.apiKey;
  const lines = blocksOf(store.settings.extensionDir).map(({ handle, name }) => {
    const isOn = !off.has(handle) || (isOurs && wanted === handle);
    return `<p><label><input type="checkbox" name="on" value="${handle}"${isOn ? " checked" : ""}> ${escaped(name)}</label></p>`;
  });
  response
    .set("Cache-Control", "no-store")
    .type("html")
    .send(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Theme editor · Devstore admin</title><link rel="icon" href="data:,"></head>
<body><main><h1>Theme editor</h1><form method="post" action="${editorPath}"><fieldset><legend>Blocks of Encore</legend>
${lines.join("\n")}</fieldset><p><button>Save</button> <a href="/admin/apps/encore">Back to Encore</a></p></form></main></body></html>`);
}

export function themeEditor(store: Store): Router {
  const router = Router();
  router.get("/devstore/app-extensions", (_request, response) => {
    response.set("Cache-Control", "no-store").json(extensionsOf(store));
  });
  router.get(editorPath, (request, response) => showEditor(store, request, response));
  router.post(editorPath, (request, response) => {
    const on = new URLSearchParams(String(request.body)).getAll("on");
    const off = blocksOf(store.settings.extensionDir).flatMap(({ handle }) => (on.includes(handle) ? [] : [handle]));
    switchOff(store.database, off);
    response.redirect(303, editorPath);
  });
  return router;
}

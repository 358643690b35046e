// The app's theme extension, as Shopify holds it after a deployment: its blocks with their settings, its assets, its snippets.
// Settings are the schema's defaults unless the merchant (placements.ts) chose others; an unknown setting or place is an error.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Liquid } from "liquidjs";
import { z } from "zod";
import { newLiquid } from "./liquid.ts";
import type { GlobalObjects } from "./objects.ts";
import type { Placement } from "./placements.ts";

const settingEntry = z.object({ type: z.string(), id: z.string().optional(), default: z.unknown().optional() });

const schemaEntry = z.object({
  name: z.string(),
  target: z.enum(["section", "body", "head", "compliance_head"]),
  stylesheet: z.string().optional(),
  javascript: z.string().optional(),
  enabled_on: z.object({ templates: z.array(z.string()) }).optional(),
  settings: z.array(settingEntry).default([]),
});

type Schema = z.infer<typeof schemaEntry>;

export interface RenderedBlocks {
  html: string;
  stylesheets: string[];
  scripts: string[];
}

export interface Extension {
  render(placements: readonly Placement[], objects: Objects): RenderedBlocks;
  /** One block, without the element that Shopify puts around it. */
  renderOne(placement: Placement, objects: Objects): RenderedBlock;
  asset(name: string): { body: Buffer; tag: string } | undefined;
}

function readSchema(file: string): Schema {
  const [, text] = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema/.exec(readFileSync(file, "utf8")) ?? [];
  if (text === undefined) throw new Error(`${basename(file)} has no schema.`);
  return schemaEntry.parse(JSON.parse(text));
}

function settingsOf(schema: Schema, { block, settings = {} }: Placement): Record<string, unknown> {
  const known = schema.settings.flatMap(({ id, default: usual }) => (id === undefined ? [] : [[id, usual] as const]));
  const defaults = Object.fromEntries(known);
  const unknown = Object.keys(settings).find((id) => !(id in defaults));
  if (unknown !== undefined) throw new Error(`The block ${block} has no setting ${unknown}.`);
  return { ...defaults, ...settings };
}

function readAsset(folder: string, name: string) {
  if (!readdirSync(join(folder, "assets")).includes(name)) return undefined;
  const body = readFileSync(join(folder, "assets", name));
  return { body, tag: createHash("sha256").update(body).digest("hex").slice(0, 12) };
}

export interface RenderedBlock {
  /** What the theme editor and Shopify hand to the block's Liquid. */
  block: { id: string; type: string; settings: Record<string, unknown>; shopify_attributes: string };
  schema: Schema;
  html: string;
}

type Objects = GlobalObjects & Record<string, unknown>;

function renderBlock(liquid: Liquid, folder: string, placement: Placement, objects: Objects): RenderedBlock {
  const schema = readSchema(join(folder, "blocks", `${placement.block}.liquid`));
  const { name } = objects.template;
  if (schema.enabled_on && !schema.enabled_on.templates.some((place) => place === "*" || place === name))
    throw new Error(`The block ${placement.block} may not stand on ${name}.`);
  const id = createHash("sha256")
    .update(JSON.stringify([name, placement]))
    .digest("hex")
    .slice(0, 12);
  const block = { id, type: placement.block, settings: settingsOf(schema, placement), shopify_attributes: "" };
  const html = liquid.renderFileSync(placement.block, {}, { globals: { ...objects, block } });
  return { schema, block, html };
}

const framed = ({ block, html }: RenderedBlock): string =>
  `<div id="shopify-block-${block.id}" class="shopify-block shopify-app-block">${html}</div>`;

export function openExtension(folder: string, urlOf: (name: string, tag: string) => string): Extension {
  const assetUrl = (name: string) => urlOf(name, readAsset(folder, name)?.tag ?? "");
  const liquid = newLiquid({
    root: join(folder, "blocks"),
    snippets: join(folder, "snippets"),
    locales: join(folder, "locales"),
    assetUrl,
  });
  return {
    asset: (name) => readAsset(folder, name),
    renderOne: (placement, objects) => renderBlock(liquid, folder, placement, objects),
    render(placements, objects) {
      const rendered = placements.map((placement) => renderBlock(liquid, folder, placement, objects));
      const urls = (names: (string | undefined)[]) => [
        ...new Set(names.flatMap((name) => (name === undefined ? [] : [assetUrl(name)]))),
      ];
      return {
        html: rendered.map(framed).join("\n"),
        stylesheets: urls(rendered.map(({ schema }) => schema.stylesheet)),
        scripts: urls(rendered.map(({ schema }) => schema.javascript)),
      };
    },
  };
}

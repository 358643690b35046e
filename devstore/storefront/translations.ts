// Storefront translations of a theme or an extension: locales/LANGUAGE.json, else the one that is called LANGUAGE.default.json.
// Plurals by `count`; `{{ name }}` is filled in; HTML is escaped unless the key ends with _html, as at Shopify.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

type Texts = { [key: string]: string | Texts };

function readTexts(folder: string, locale: string): Texts {
  const language = join(folder, `${locale}.json`);
  return existsSync(language) ? (JSON.parse(readFileSync(language, "utf8")) as Texts) : {};
}

function defaultLocale(folder: string): string {
  const file = readdirSync(folder).find((name) => name.endsWith(".default.json"));
  if (file === undefined) throw new Error(`${folder} has no default locale.`);
  return file.replace(".json", "");
}

function find(texts: Texts, key: string): string | Texts | undefined {
  let found: string | Texts | undefined = texts;
  for (const part of key.split(".")) found = typeof found === "object" ? found[part] : undefined;
  return found;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

export function translated(folder: string, locale: string, key: string, values: Record<string, unknown>): string {
  const fallback = defaultLocale(folder);
  const isKnown = find(readTexts(folder, locale), key) !== undefined;
  const language = isKnown ? locale : fallback.replace(".default", "");
  const found = find(readTexts(folder, isKnown ? locale : fallback), key);
  const plural = new Intl.PluralRules(language).select(Number(values["count"] ?? Number.NaN));
  const text = typeof found === "object" ? (found[plural] ?? found["other"]) : found;
  if (typeof text !== "string") return `Translation missing: ${locale}.${key}`;
  const filled = text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_whole, name: string) => String(values[name] ?? ""));
  return key.endsWith("_html") ? filled : escaped(filled);
}

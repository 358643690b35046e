// An extension's own locale files, as Shopify's hosts translate by them: dots, plurals by `count`, {{ names }}.
import { readFileSync } from "node:fs";

type Texts = Record<string, string | Record<string, string>>;

/** From the root of the repository, where tests run: a mocked browser's modules have no file address. */
export const readTexts = (extension: string, file: string): Texts =>
  JSON.parse(readFileSync(`extensions/${extension}/locales/${file}.json`, "utf8")) as Texts;

export function translator(extension: string, file: string, language: string) {
  const texts = readTexts(extension, file);
  return (key: string, values: Record<string, string | number> = {}): string => {
    const found = texts[key];
    const form = new Intl.PluralRules(language).select(Number(values["count"] ?? 0));
    const text = typeof found === "object" ? (found[form] ?? found["other"]) : found;
    if (text === undefined) throw new Error(`${extension} has no text ${key}.`);
    return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_whole, name: string) => {
      if (values[name] === undefined) throw new Error(`${key} is not given its ${name}.`);
      return String(values[name]);
    });
  };
}

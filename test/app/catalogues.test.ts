// Every word of the admin is in a catalogue, and every catalogue has the same words with the same values in them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import IntlMessageFormat from "intl-messageformat";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import german from "../../app/i18n/de/index.ts";
import english from "../../app/i18n/en/index.ts";

const catalogues: Record<string, Record<string, string>> = { en: english.messages, de: german.messages };

/** Names of the values that a message is filled with, plural forms included. */
function valuesOf(message: string, locale: string): string[] {
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const child of node) visit(child);
    else if (typeof node === "object" && node !== null) {
      if ("type" in node && node.type !== 0 && node.type !== 7 && "value" in node) names.add(String(node.value));
      for (const child of Object.values(node)) visit(child);
    }
  };
  visit(new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst());
  return [...names].sort();
}

describe("the catalogues", () => {
  it("have the same keys, none of them empty", () => {
    const keys = Object.keys(english.messages).sort();
    for (const messages of Object.values(catalogues)) {
      expect(Object.keys(messages).sort()).toEqual(keys);
      expect(Object.entries(messages).filter(([, message]) => message.trim() === "")).toEqual([]);
    }
  });

  it("fill the same values into each message", () => {
    for (const [key, message] of Object.entries(english.messages)) {
      const values = valuesOf(message, "en");
      expect(valuesOf(catalogues["de"]?.[key] ?? "", "de"), key).toEqual(values);
    }
  });
});

/** Attributes that a merchant reads or hears. */
const spoken =
  /^(title|subtitle|label|labelHidden|content|heading|placeholder|helpText|alt|suffix|prefix|error|aria-label|ariaLabel|accessibilityLabel)$/;
const letters = /\p{L}{2}/u;

function unspokenWords(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const isText = (node: ts.Node): node is ts.StringLiteralLike =>
    ts.isStringLiteralLike(node) && letters.test(node.text);
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && letters.test(node.text)) found.push(node.text.trim());
    if (ts.isJsxExpression(node) && node.expression && isText(node.expression) && !ts.isJsxAttribute(node.parent))
      found.push(node.expression.text);
    const name = ts.isJsxAttribute(node) || ts.isPropertyAssignment(node) ? node.name.getText(source) : "";
    const value = ts.isJsxAttribute(node) || ts.isPropertyAssignment(node) ? node.initializer : undefined;
    if (spoken.test(name) && value && isText(value)) found.push(`${name}="${value.text}"`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const pages = [
  ...readdirSync("app/routes")
    .filter((name) => name.startsWith("app") && name.endsWith(".tsx"))
    .map((name) => join("app/routes", name)),
  ...readdirSync("app/components", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".tsx"))
    .map((name) => join("app/components", name)),
];

/** The name of the product is the same everywhere. */
const names = new Set(['title="Encore"']);

describe("a page of the admin", () => {
  it.each(pages)("%s says nothing that is not in the catalogues", (file) => {
    expect(unspokenWords(file).filter((words) => !names.has(words))).toEqual([]);
  });
});

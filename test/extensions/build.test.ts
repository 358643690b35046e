// The UI extensions as the Shopify CLI would bundle them: each target by itself, from its configuration, below Shopify's 64 KB.
import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { build } from "vite";
import { describe, expect, it } from "vitest";

interface ExtensionFile {
  api_version: string;
  extensions: { handle: string; targeting: { module: string; target: string }[]; metafields?: { key: string }[] }[];
}

/** Source: shopify.dev, "UI extension script size limit". */
const mostBytes = 64 * 1024;
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "silent",
    esbuild: { jsx: "automatic", jsxImportSource: "preact" },
    define: { "process.env.NODE_ENV": '"production"' },
    build: { write: false, minify: "esbuild", lib: { entry, formats: ["es"], fileName: "extension" } },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !("output" in output)) throw new Error(`${entry} was not built.`);
  return output.output.map((chunk) => ("code" in chunk ? chunk.code : "")).join("");
}

describe.each(["thank-you", "account"])("the extension %s", (name) => {
  const file = parse(read(`extensions/${name}/shopify.extension.toml`)) as unknown as ExtensionFile;
  const targets = file.extensions.flatMap(({ targeting }) => targeting);

  it.each(targets)("is built for $target within Shopify's limit, with nothing left to import", async ({ module }) => {
    const entry = new URL(`../../extensions/${name}/${module}`, import.meta.url).pathname;
    const code = await bundle(entry);
    expect(Buffer.byteLength(code)).toBeLessThan(mostBytes);
    expect(code).toContain("export");
    expect(code).not.toMatch(/\bimport\s*[{*"'(]/);
  });

  it("reads metafields that the app defines, and no others", () => {
    const app = parse(read("shopify.app.toml")) as { customer: { metafields: { app: Record<string, unknown> } } };
    const wanted = file.extensions.flatMap(({ metafields = [] }) => metafields.map(({ key }) => key));
    expect(Object.keys(app.customer.metafields.app)).toEqual(expect.arrayContaining(wanted));
  });
});

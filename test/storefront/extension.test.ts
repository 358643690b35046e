// What Shopify would say of the extension before it takes it: theme-check has no offence, sizes are within our budgets, and
// both languages say everything.
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { themeCheckRun } from "@shopify/theme-check-node";
import { afterAll, describe, expect, it } from "vitest";

const folder = resolve(import.meta.dirname, "../../extensions/rewards");
const copy = await mkdtemp(join(tmpdir(), "encore-extension-"));
afterAll(() => rm(copy, { recursive: true, force: true }));

async function offences(of: string): Promise<string[]> {
  const { offenses } = await themeCheckRun(of, join(of, ".theme-check.yml"));
  return offenses.map(({ check, message, uri }) => `${check} in ${uri.replace(/^.*\//, "")}: ${message}`);
}

const compressed = async (name: string): Promise<number> =>
  gzipSync(await readFile(join(folder, "assets", name)), { level: 9 }).length;

const keysOf = (texts: object, path = ""): string[] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "object" ? keysOf(value as object, `${path}${key}.`) : [path + key],
  );

const locale = async (name: string): Promise<object> =>
  JSON.parse(await readFile(join(folder, "locales", name), "utf8")) as object;

describe("the theme extension", () => {
  it("has no offence against theme-check's rules for app extensions", { timeout: 60_000 }, async () => {
    expect(await offences(folder)).toEqual([]);
  });

  it("would be found out if it had one", { timeout: 60_000 }, async () => {
    await cp(folder, copy, { recursive: true });
    const schema = '{% schema %}{ "name": "Wrong", "target": "section" }{% endschema %}';
    await writeFile(join(copy, "blocks", "wrong.liquid"), `{{ 'no.such.key' | t }}{{ nobody_knows_this }}${schema}`);
    const found = (await offences(copy)).join("\n");
    expect(found).toMatch(/TranslationKeyExists in wrong.liquid/);
    expect(found).toMatch(/UndefinedObject in wrong.liquid/);
  });

  it("loads at most 5 KB of JavaScript and 6 KB of CSS, compressed, in all", async () => {
    const names = await readdir(join(folder, "assets"));
    const sizes = await Promise.all(names.map(async (name) => ({ name, bytes: await compressed(name) })));
    const bytesOf = (ending: string) =>
      sizes.reduce((sum, { name, bytes }) => (name.endsWith(ending) ? sum + bytes : sum), 0);
    expect(names.filter((name) => !/\.(js|css)$/.test(name))).toEqual([]);
    expect(bytesOf(".js")).toBeLessThanOrEqual(5 * 1024);
    expect(bytesOf(".css")).toBeLessThanOrEqual(6 * 1024);
  });

  it("says everything in English and in German, to shoppers and to merchants", async () => {
    expect(keysOf(await locale("de.json"))).toEqual(keysOf(await locale("en.default.json")));
    expect(keysOf(await locale("de.schema.json"))).toEqual(keysOf(await locale("en.default.schema.json")));
  });

  it("has a translation for every text of its settings, and uses every translation that it has", async () => {
    const places = ["blocks", "snippets"];
    const sources = await Promise.all(
      places.map(async (place) => {
        const names = await readdir(join(folder, place));
        return Promise.all(names.map((name) => readFile(join(folder, place, name), "utf8")));
      }),
    );
    const text = sources.flat().join("\n");
    const schemaKeys = keysOf(await locale("en.default.schema.json"));
    const used = new Set([...text.matchAll(/"t:([a-z_.]+)"/g)].map(([, key]) => key));
    expect([...used].filter((key) => !schemaKeys.includes(key ?? ""))).toEqual([]);
    expect(schemaKeys.filter((key) => !used.has(key))).toEqual([]);
    const shown = keysOf(await locale("en.default.json")).map((key) => key.replace(/\.(one|other)$/, ""));
    // `unit.days` and its like are put together from what the metafield says.
    expect(shown.filter((key) => !key.startsWith("unit.") && !text.includes(`'${key}'`))).toEqual([]);
  });
});

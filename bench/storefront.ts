// `npm run bench -- storefront`: what the theme extension costs a page. Home, product and collection page of the devstore with
// and without the blocks, one after the other in every round, John logged in; and the sizes of what is loaded.
import { readdir, readFile } from "node:fs/promises";
import { availableParallelism, loadavg } from "node:os";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { guide } from "../devstore/catalogue/guide.ts";
import { startStore } from "../test/storefront/store.ts";
import { startBrowser } from "../test/support/browser.ts";
import { type PageRun, runLighthouse } from "./storefront/lighthouse.ts";
import { type Benchmark, BenchmarkError, say } from "./support/benchmark.ts";
import { afterwards } from "./support/cleanup.ts";
import { fixed, median, rounded, table, whole } from "./support/figures.ts";
import { freePort } from "./support/processes.ts";

const assets = resolve(import.meta.dirname, "../extensions/rewards/assets");
const budgets = { js: 5 * 1024, css: 6 * 1024, points: 1 };

/** Shopify weighs the pages of a store like this. */
const pages = [
  { name: "home", path: "/store", weight: 0.17 },
  { name: "product", path: `/products/${guide.headphones.handle}`, weight: 0.4 },
  { name: "collection", path: "/collections/electronics", weight: 0.43 },
] as const;

async function sizes(): Promise<{ name: string; bytes: number; compressed: number }[]> {
  const names = await readdir(assets);
  return Promise.all(
    names.sort().map(async (name) => {
      const content = await readFile(resolve(assets, name));
      return { name, bytes: content.length, compressed: gzipSync(content, { level: 9 }).length };
    }),
  );
}

const cookieOf = (blocks: "on" | "off"): string =>
  `store_customer=${guide.john.id}; store_view=${encodeURIComponent(`scheme=light&locale=en&blocks=${blocks}`)}`;

/** The median of every figure by itself. */
function medianRun(runs: readonly PageRun[]): PageRun {
  const of = (figure: keyof PageRun) => median(runs.map((run) => run[figure]));
  return {
    score: of("score"),
    layoutShift: of("layoutShift"),
    largestPaintMs: of("largestPaintMs"),
    blockedMs: of("blockedMs"),
    requests: of("requests"),
    bytes: of("bytes"),
    ownFiles: of("ownFiles"),
    scripted: of("scripted"),
  };
}

export const storefront: Benchmark = async ({ rounds }) => {
  const conditions = { cores: availableParallelism(), loadBefore: rounded(loadavg()[0] ?? 0, 2) };
  say(`${conditions.cores} cores, load ${conditions.loadBefore} before: scores drop when others are at work.\n`);
  const loaded = await sizes();
  const compressedOf = (ending: string): number =>
    loaded.reduce((sum, { name, compressed }) => (name.endsWith(ending) ? sum + compressed : sum), 0);
  const compressed = { js: compressedOf(".js"), css: compressedOf(".css") };
  say(
    table([
      ["file", "bytes", "compressed"],
      ...loaded.map((file) => [file.name, whole(file.bytes), whole(file.compressed)]),
    ]),
  );
  say();

  const store = await startStore();
  afterwards(store.stop);
  await store.programme();
  await store.player(guide.john.id);
  const port = await freePort();
  const browser = await startBrowser(`--remote-debugging-port=${port}`);
  afterwards(() => browser.close());

  const results = [];
  for (const { name, path, weight } of pages) {
    const runs: Record<"on" | "off", PageRun[]> = { on: [], off: [] };
    for (let round = 0; round < rounds; round += 1)
      // Every other round the other way round, so that neither always comes first.
      for (const blocks of round % 2 === 0 ? (["off", "on"] as const) : (["on", "off"] as const))
        runs[blocks].push(await runLighthouse(store.url + path, port, cookieOf(blocks)));
    const [without, with_] = [medianRun(runs.off), medianRun(runs.on)];
    results.push({ page: name, weight, without, with: with_, difference: rounded(without.score - with_.score, 1) });
    say(
      table([
        [`${name} page`, "score", "layout shift", "LCP ms", "blocked ms", "requests", "by scripts", "bytes"],
        ...Object.entries({ "without Encore": without, "with Encore": with_ }).map(([label, run]) => [
          label,
          fixed(run.score, 0),
          fixed(run.layoutShift, 4),
          whole(run.largestPaintMs),
          whole(run.blockedMs),
          whole(run.requests),
          whole(run.scripted),
          whole(run.bytes),
        ]),
      ]),
    );
    say();
  }
  const difference = rounded(
    results.reduce((sum, result) => sum + result.difference * result.weight, 0),
    1,
  );
  say(`Lighthouse, weighted as Shopify does: ${difference} points less with Encore (medians of ${rounds}).`);
  check(compressed, results);
  return { conditions, rounds, compressed, files: loaded, pages: results, weightedDifference: difference };
};

interface Result {
  page: string;
  with: PageRun;
  without: PageRun;
  difference: number;
}

function check(compressed: { js: number; css: number }, results: readonly Result[]): void {
  const compared = results.every(({ with: run, without }) => run.ownFiles > 0 && without.ownFiles === 0);
  if (!compared) throw new BenchmarkError("The pages with and without Encore loaded the same: nothing was compared.");
  const broken = [
    ...(compressed.js > budgets.js ? [`JavaScript is ${compressed.js} bytes, compressed`] : []),
    ...(compressed.css > budgets.css ? [`CSS is ${compressed.css} bytes, compressed`] : []),
    ...results.flatMap(({ page, difference, with: run, without }) => [
      ...(difference > budgets.points ? [`the ${page} page loses ${difference} points`] : []),
      ...(run.layoutShift > without.layoutShift ? [`the ${page} page shifts by ${run.layoutShift}`] : []),
      ...(run.scripted > 0 ? [`the ${page} page asks for ${run.scripted} things by itself`] : []),
    ]),
  ];
  if (broken.length > 0) throw new BenchmarkError(`Over budget: ${broken.join("; ")}.`);
}

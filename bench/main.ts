// npm run bench -- NAME [--json] [--rounds N] [--scale X] [--profile DIR]: measures on this machine, with everything that
// the measurement needs started for it and removed afterwards. Without a name it lists the benchmarks.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { type Benchmark, BenchmarkError, type BenchmarkOptions, say } from "./support/benchmark.ts";
import { cleanUp, cleanUpOnSignals } from "./support/cleanup.ts";

const benchmarks: Record<string, { help: string; load: () => Promise<Benchmark> }> = {
  door: {
    help: "the webhook door beside a bare node:http server that does HMAC, JSON.parse and one insert",
    load: async () => (await import("./door.ts")).door,
  },
  pipeline: {
    help: "orders per second from inbox to committed rewards, beside empty jobs, single inserts and pgbench",
    load: async () => (await import("./pipeline.ts")).pipeline,
  },
  engine: {
    help: "the rule engine beside other rule engines and an if tree by hand",
    load: async () => (await import("./engine.ts")).engine,
  },
  admin: {
    help: "every page of the admin with 100,000 players behind it: server time, and LCP, CLS and INP in a browser",
    load: async () => (await import("./admin.ts")).admin,
  },
  storefront: {
    help: "what the theme extension costs a page: Lighthouse with and without it, sizes, requests, layout shift",
    load: async () => (await import("./storefront.ts")).storefront,
  },
};

interface Request extends BenchmarkOptions {
  name: string | undefined;
}

function readRequest(words: string[]): Request {
  const { values, positionals } = parseWords(words);
  return {
    name: positionals[0],
    json: values.json,
    rounds: numberBetween("rounds", values.rounds, { fallback: 5, from: 1, to: 50 }),
    scale: numberBetween("scale", values.scale, { fallback: 1, from: 0.01, to: 20 }),
    profileDir: values.profile === undefined ? null : path.resolve(values.profile),
  };
}

function parseWords(args: string[]) {
  const text = { type: "string" } as const;
  const options = { json: { type: "boolean", default: false }, rounds: text, scale: text, profile: text } as const;
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new BenchmarkError(error instanceof Error ? error.message : String(error));
  }
}

function numberBetween(
  name: string,
  text: string | undefined,
  { fallback, from, to }: { fallback: number; from: number; to: number },
): number {
  const value = text === undefined ? fallback : Number(text);
  if (!(value >= from && value <= to)) throw new BenchmarkError(`--${name} must be from ${from} to ${to}.`);
  return name === "rounds" ? Math.round(value) : value;
}

function list(): void {
  say("npm run bench -- NAME [--json] [--rounds N] [--scale X] [--profile DIR]\n");
  for (const [name, { help }] of Object.entries(benchmarks)) say(`  ${name.padEnd(10)} ${help}`);
}

async function run(words: string[]): Promise<void> {
  const request = readRequest(words);
  if (request.name === undefined) return list();
  const benchmark = benchmarks[request.name];
  if (!benchmark)
    throw new BenchmarkError(`There is no benchmark "${request.name}": ${Object.keys(benchmarks).join(", ")}.`);
  if (request.profileDir !== null) await mkdir(request.profileDir, { recursive: true });
  const report = await (await benchmark.load())(request);
  await cleanUp();
  if (request.json) say(JSON.stringify(report));
}

cleanUpOnSignals();
try {
  await run(process.argv.slice(2));
} catch (error) {
  await cleanUp();
  const isForPeople =
    error instanceof BenchmarkError || (error instanceof Error && error.name === "DatabaseStartError");
  console.error(isForPeople ? error.message : error);
  process.exitCode = 1;
}

// A small run of `npm run chaos`: 200 orders while everything is killed six times. The full one is a command by itself.
import { type ChildProcess, spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { afterAll, describe, expect, it } from "vitest";
import { hasRedis } from "../support/redis-server.ts";

const repository = new URL("../..", import.meta.url);
const seed = process.env["ENCORE_TEST_SEED"] ?? String(Date.now() % 1_000_000);
const orders = 200;
const kills = 6;
const machines = hasRedis ? (["postgres", "redis"] as const) : (["postgres"] as const);

let running: ChildProcess | null = null;
// It ends what it has started.
afterAll(() => running?.kill("SIGTERM"));

async function chaos(words: readonly string[]) {
  const child = spawn(process.execPath, ["test/chaos/main.ts", ...words], {
    cwd: repository,
    stdio: ["ignore", "pipe", "pipe"],
  });
  running = child;
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
  running = null;
  return { code, lines: stdout.trim().split("\n"), stderr };
}

describe.each(machines)("with the queue on %s", (machine) => {
  it("every player, badge and voucher is what a model says after app, worker, Redis and Postgres were killed at random", {
    timeout: 500_000,
  }, async () => {
    const words = ["--orders", orders, "--kills", kills, "--seed", seed, "--queue", machine, "--minutes", 7, "--hurry"];
    const { code, lines, stderr } = await chaos(words.map(String));
    // With all that it said, which a comparison would cut short.
    if (code !== 0) throw new Error(`It ended with ${code}:\n${stderr}\n${lines.join("\n")}`);
    expect(stderr.split("\n")[0]).toContain(`seed ${seed}`);
    const summary = JSON.parse(lines.at(-1) ?? "") as Record<string, unknown>;
    expect(summary).toMatchObject({ ok: true, orders, setAside: 0, ledgerProblems: 0, endedByThemselves: 0 });
    const killed = summary["kills"] as Record<string, number>;
    expect(Object.values(killed).reduce((sum, count) => sum + count, 0)).toBe(kills);
  });
});

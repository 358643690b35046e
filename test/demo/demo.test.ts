// The command that a stranger types: the guide's numbers come out of it exactly, and nothing stays behind.
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import type { DemoResult } from "../../devstore/demo/report.ts";
import { freePort } from "../support/redis.ts";
import { runningCommands } from "../support/running.ts";

const run = promisify(execFile);
const folder = await mkdtemp(join(tmpdir(), "encore-demo-test-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

const environment: NodeJS.ProcessEnv = {
  ...process.env,
  DATA_DIR: join(folder, "data"),
  PORT: String(await freePort()),
  DEVSTORE_PORT: String(await freePort()),
  DATABASE_URL: "",
  REDIS_URL: "",
};

const demo = (...flags: string[]) => run(process.execPath, ["devstore/demo/main.ts", ...flags], { env: environment });

const guide = {
  John: {
    points: 1_265,
    badges: [
      { name: "Electronics Enthusiast", count: 1 },
      { name: "VIP Customer", count: 1 },
    ],
    loyal: { badge: "Loyal Customer", current: 2, target: 10 },
  },
  Sarah: { badges: [{ name: "Bulk Buyer", count: 2 }], loyal: { badge: "Loyal Customer", current: 2, target: 10 } },
};

function expectGuide(stdout: string): DemoResult {
  const result = JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as DemoResult;
  const [john, sarah] = ["John", "Sarah"].map((name) => result.players.find((player) => player.name === name));
  expect(result.shop).toBe("encore-demo.myshopify.com");
  expect(john).toMatchObject({ points: guide.John.points, badges: guide.John.badges });
  expect(john?.inventory).toEqual([
    { kind: "voucher", label: "Free shipping", code: expect.stringMatching(/^[A-Z0-9-]{14}$/) },
  ]);
  expect(john?.progress).toContainEqual(guide.John.loyal);
  expect(sarah?.badges).toEqual(guide.Sarah.badges);
  expect(sarah?.progress).toContainEqual(guide.Sarah.loyal);
  return result;
}

describe("npm run demo -- --once --json", () => {
  it("gives the guide's numbers, the same ones the second time, and new vouchers with --fresh", {
    timeout: 180_000,
  }, async () => {
    const first = expectGuide((await demo("--once", "--json")).stdout);
    const second = expectGuide((await demo("--once", "--json")).stdout);
    expect(second).toEqual(first);
    const third = expectGuide((await demo("--once", "--json", "--fresh")).stdout);
    expect(third.players[0]?.inventory).not.toEqual(first.players[0]?.inventory);
    expect(runningCommands().filter((command) => command.includes(folder))).toEqual([]);
  });

  it("says in one sentence that a port is taken, and exits with 1", async () => {
    const taken = createServer().listen(Number(environment["PORT"]), "127.0.0.1");
    const failure = (await demo("--once").catch((error: unknown) => error)) as { code: number; stderr: string };
    taken.close();
    expect(failure.code).toBe(1);
    expect(failure.stderr).toMatch(/Port \d+ is taken/);
  });

  it("names the flags that it knows when it is given another", async () => {
    const failure = (await demo("--twice").catch((error: unknown) => error)) as { code: number; stderr: string };
    expect(failure.code).toBe(1);
    expect(failure.stderr).toMatch(/--once, --json and --fresh/);
  });
});

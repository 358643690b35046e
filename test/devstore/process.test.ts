// The devstore as a process: it starts, answers, stops without a trace, and says in one sentence what keeps it from starting.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { startHarness } from "./harness.ts";

const repository = resolve(import.meta.dirname, "../..");

function run(programArguments: string[], environment: Record<string, string>) {
  const child = spawn(process.execPath, programArguments, { cwd: repository, env: { ...process.env, ...environment } });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  return { child, output: () => output };
}

async function exitCode(child: ChildProcess): Promise<number | null> {
  const [code] = await once(child, "exit");
  return code as number | null;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

const newDataDir = () => mkdtemp(join(tmpdir(), "devstore-process-"));

test("it answers on its port and SIGTERM ends it with code 0", async () => {
  const port = await freePort();
  const { child, output } = run(["devstore/main.ts"], { DEVSTORE_PORT: String(port), DATA_DIR: await newDataDir() });
  await expect.poll(output, { timeout: 10_000 }).toContain("Devstore: http");
  expect(await (await fetch(`http://127.0.0.1:${port}/healthz`)).json()).toEqual({ status: "ok" });
  child.kill("SIGTERM");
  expect(await exitCode(child)).toBe(0);
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
});

test("a port that is taken is one clear sentence and exit code 1", async () => {
  const holder = createServer().listen(0, "127.0.0.1");
  await once(holder, "listening");
  const { port } = holder.address() as AddressInfo;
  const { child, output } = run(["devstore/main.ts"], { DEVSTORE_PORT: String(port), DATA_DIR: await newDataDir() });
  expect(await exitCode(child)).toBe(1);
  expect(output().trim()).toBe(`Port ${port} is taken: stop what uses it, or choose another with DEVSTORE_PORT.`);
  holder.close();
});

test("a memory that is not a database is one sentence that names the file, and exit code 1", async () => {
  const dataDir = await newDataDir();
  await writeFile(join(dataDir, "devstore.sqlite"), "this is no database, however long it is ".repeat(50));
  const { child, output } = run(["devstore/main.ts"], { DEVSTORE_PORT: "0", DATA_DIR: dataDir });
  expect(await exitCode(child)).toBe(1);
  expect(output().trim()).toBe(
    `The devstore cannot use ${join(dataDir, "devstore.sqlite")}: file is not a database. Deleting it starts the store over.`,
  );
});

test("with the preload, a program's fetch to its shop reaches the devstore and others stay where they were", async () => {
  const harness = await startHarness();
  const program = `
    const shop = await fetch("https://encore-demo.myshopify.com/healthz");
    const graphql = await fetch(new Request("https://encore-demo.myshopify.com/admin/api/2026-10/graphql.json", {
      method: "POST", body: JSON.stringify({ query: "{ shop { name } }" }), headers: { "content-type": "application/json" } }));
    const other = await fetch(${JSON.stringify(harness.receiver.url)} + "/other", { headers: { "x-mine": "1" } });
    const stranger = await fetch("https://another-shop.myshopify.com/admin/api/2026-10/graphql.json", { method: "POST" });
    console.log(stranger.status, shop.status, await shop.text(), graphql.status, other.status);`;
  const preload = ["--import", "./devstore/redirect.ts", "--input-type=module", "--eval", program];
  const { child, output } = run(preload, { DEVSTORE_PORT: String(harness.devstore.port) });
  await exitCode(child);
  expect(output().trim()).toBe('404 200 {"status":"ok"} 401 200');
  expect(harness.receiver.received[0]?.headers).not.toHaveProperty("x-devstore-original-host");
  await harness.stop();
});

test("a page of another site cannot place orders", async () => {
  const harness = await startHarness();
  const url = `${harness.devstore.url}/devstore/orders`;
  const body = JSON.stringify({ lines: [{ title: "Tea", price: "1.00" }] });
  const foreign = await fetch(url, { method: "POST", body, headers: { origin: "https://elsewhere.example" } });
  expect(foreign.status).toBe(403);
  expect((await fetch(url, { method: "POST", body, headers: { origin: harness.devstore.url } })).status).toBe(201);
  await harness.stop();
});

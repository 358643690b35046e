// Promise: a database is migrated once, whole or not at all, whoever starts first and however often it is asked.
// Works on databases of its own, on the run's server.
import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, inject, it } from "vitest";
import { runPrisma } from "../../prisma/cli.ts";
import { migrateDatabase } from "../../prisma/migrate.ts";
import { onServer, withDatabaseName } from "../support/server.ts";
import { query } from "./joiners.ts";

const server = inject("templateUrl");
const cleanups: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const cleanup of cleanups) await cleanup();
});

async function emptyDatabase(): Promise<string> {
  const name = `encore_migrate_${randomUUID().slice(0, 8)}`;
  await onServer(server, `create database ${name}`);
  cleanups.push(() => onServer(server, `drop database ${name} with (force)`));
  return withDatabaseName(server, name);
}

async function folderOf(migrations: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "encore-migrations-"));
  cleanups.push(() => rm(folder, { recursive: true }));
  for (const [name, sql] of Object.entries(migrations)) {
    await mkdir(path.join(folder, name));
    await writeFile(path.join(folder, name, "migration.sql"), sql);
  }
  return folder;
}

it("the second run finds nothing to do", async () => {
  const url = await emptyDatabase();
  expect((await migrateDatabase(url)).applied.length).toBeGreaterThan(0);
  expect(await migrateDatabase(url)).toEqual({ applied: [] });
});

it("processes that start at once apply each migration once between them", async () => {
  const url = await emptyDatabase();
  const folder = await folderOf({ "1_a": "create table a (); select pg_sleep(0.1)", "2_b": "create table b ()" });
  const runs = await Promise.all([1, 2, 3, 4].map(() => migrateDatabase(url, folder)));
  expect(runs.flatMap((run) => run.applied).sort()).toEqual(["1_a", "2_b"]);
});

it("what we applied, Prisma's own command line takes for applied", async () => {
  const url = await emptyDatabase();
  await migrateDatabase(url);
  const { exitCode, stdout } = await runPrisma(["migrate", "status"], url);
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringContaining("up to date") });
});

it("what Prisma's own command line applied, function bodies and all, we take for applied", async () => {
  const url = await emptyDatabase();
  expect(await runPrisma(["migrate", "deploy"], url)).toMatchObject({ exitCode: 0 });
  expect(await migrateDatabase(url)).toEqual({ applied: [] });
  await expect(query(url, "truncate ledger_entries")).rejects.toThrow("append only");
});

it("the migrations make exactly what the schema says", async () => {
  const url = await emptyDatabase();
  const from = ["--from-migrations", "prisma/migrations"];
  const to = ["--to-schema-datamodel", "prisma/schema.prisma"];
  const { stdout } = await runPrisma(["migrate", "diff", ...from, ...to, "--script"], url);
  expect(stdout).toContain("empty migration");
});

it("a migration that fails leaves nothing behind, names itself, and can be mended", async () => {
  const url = await emptyDatabase();
  const broken = { "1_a": "create table a ()", "2_b": "create table b (); create table a ()" };
  await expect(migrateDatabase(url, await folderOf(broken))).rejects.toThrow(/2_b failed.*"a" already exists/);
  expect(await query(url, "select to_regclass('a')::text, to_regclass('b')::text")).toEqual(["a", null]);
  const mended = await folderOf({ ...broken, "2_b": "create table b ()" });
  expect(await migrateDatabase(url, mended)).toEqual({ applied: ["2_b"] });
});

it("a migration that was changed after it was applied is refused by name", async () => {
  const url = await emptyDatabase();
  await migrateDatabase(url, await folderOf({ "1_a": "create table a ()" }));
  const changed = await folderOf({ "1_a": "create table a (x int)" });
  await expect(migrateDatabase(url, changed)).rejects.toThrow(/1_a was changed/);
});

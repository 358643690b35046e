// One database server for the whole test run, with every migration applied once to a template that test files copy.
// The server of TEST_DATABASE_URL if that is set; else an embedded one in a temporary folder, which is removed again.
import { randomUUID } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { joinEmbeddedPostgres, removeEmbeddedPostgres } from "../../prisma/embedded.ts";
import { migrateDatabase } from "../../prisma/migrate.ts";
import { onServer, withDatabaseName } from "./server.ts";
import { sweepKilledRuns } from "./sweep-killed-runs.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the server's template; test/support/database.ts makes the others from it. */
    templateUrl: string;
  }
}

const folderPrefix = "encore-test-";

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await testServer();
  const template = `encore_template_${randomUUID().slice(0, 8)}`;
  const templateUrl = withDatabaseName(server.url, template);
  await onServer(server.url, `create database ${template}`);
  await migrateDatabase(templateUrl);
  project.provide("templateUrl", templateUrl);
  return async () => {
    await onServer(server.url, `drop database if exists ${template} with (force)`);
    await server.end();
  };
}

async function testServer(): Promise<{ url: string; end(): Promise<void> }> {
  const { TEST_DATABASE_URL } = process.env;
  if (TEST_DATABASE_URL) return { url: TEST_DATABASE_URL, end: async () => undefined };
  await sweepKilledRuns(folderPrefix);
  const parent = await mkdtemp(path.join(tmpdir(), folderPrefix));
  // As root the server is another user, who must be let through.
  await chmod(parent, 0o711);
  const dataDir = path.join(parent, "postgres");
  const { url, leave } = await joinEmbeddedPostgres({ dataDir });
  return {
    url,
    end: async () => {
      await leave();
      await removeEmbeddedPostgres({ dataDir });
      await rm(parent, { recursive: true, force: true });
    },
  };
}

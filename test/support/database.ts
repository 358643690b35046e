// Gives a test file a migrated, empty database of its own, and drops it when the file's tests have ended.
// Copied from the run's template (test/support/global-setup.ts), so it costs some ten milliseconds.
import { randomUUID } from "node:crypto";
import { afterAll, inject } from "vitest";
import { type Database, openDatabase } from "../../prisma/database.ts";
import { onServer, withDatabaseName } from "./server.ts";

export interface TestDatabase extends Database {
  url: string;
}

/** Call it at the top of a test file: `const { pool, prisma } = await testDatabase();` */
export async function testDatabase({ poolSize = 4 } = {}): Promise<TestDatabase> {
  const templateUrl = inject("templateUrl");
  const template = new URL(templateUrl).pathname.slice(1);
  const name = `encore_test_${randomUUID().replaceAll("-", "")}`;
  await onServer(templateUrl, `create database ${name} template ${template}`);
  const url = withDatabaseName(templateUrl, name);
  const database = openDatabase({ url, poolSize });
  afterAll(async () => {
    await database.close();
    await onServer(templateUrl, `drop database if exists ${name} with (force)`);
  });
  return { ...database, url };
}

// Developer's command: `node prisma/new-migration.ts NAME` writes the SQL that leads from the newest migration to
// prisma/schema.prisma, for editing. It works on a throw-away database and touches no other.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { runPrisma } from "./cli.ts";
import { joinEmbeddedPostgres, removeEmbeddedPostgres } from "./embedded.ts";
import { migrateDatabase } from "./migrate.ts";

const migrationsFolder = path.join(import.meta.dirname, "migrations");

/** The statements that lead from what the migrations make to what the schema says; undefined when they agree. */
async function difference(): Promise<string | undefined> {
  const parent = await mkdtemp(path.join(tmpdir(), "encore-migration-"));
  const dataDir = path.join(parent, "postgres");
  try {
    const { url, leave } = await joinEmbeddedPostgres({ dataDir });
    try {
      // Prisma passes over statements that fail; applying them first tells what is wrong with them.
      await migrateDatabase(url);
      const from = ["--from-migrations", "prisma/migrations"];
      const to = ["--to-schema-datamodel", "prisma/schema.prisma", "--script"];
      const { exitCode, stdout, stderr } = await runPrisma(["migrate", "diff", ...from, ...to], url);
      if (exitCode !== 0) throw new Error(`Prisma could not compare the database with the schema:\n${stdout}${stderr}`);
      return stdout.includes("-- This is an empty migration") ? undefined : stdout;
    } finally {
      await leave();
    }
  } finally {
    await removeEmbeddedPostgres({ dataDir });
    await rm(parent, { recursive: true, force: true });
  }
}

async function main(name: string | undefined): Promise<void> {
  if (name === undefined || !/^[a-z0-9_]+$/.test(name)) {
    throw new Error(
      "Give the migration a name of small letters, digits and _: node prisma/new-migration.ts add_levels",
    );
  }
  const sql = await difference();
  if (sql === undefined) {
    console.log("The migrations already make what prisma/schema.prisma says.");
    return;
  }
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = path.join(migrationsFolder, `${stamp}_${name}`);
  await mkdir(folder);
  await writeFile(path.join(folder, "migration.sql"), sql);
  console.log(`Wrote prisma/migrations/${path.basename(folder)}/migration.sql: read it, edit it, commit it.`);
}

await main(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

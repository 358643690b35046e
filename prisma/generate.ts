// Makes the typed database client (in node_modules/.prisma) from prisma/schema.prisma; npm runs it after every install.
// Works offline and without a database, prints nothing when all is well, and fails with one clear sentence.
import { runPrisma } from "./cli.ts";

try {
  const { exitCode, stdout, stderr } = await runPrisma(["generate", "--no-hints"]);
  if (exitCode !== 0) fail(`${stdout}\n${stderr}`);
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}

function fail(details: string): never {
  console.error("The database client could not be made from prisma/schema.prisma; Prisma says:");
  console.error(details.trim());
  process.exit(1);
}

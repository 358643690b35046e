// npm run ops -- COMMAND: what an operator does by hand. Each command is one file beside this one.
import { openConfiguredDatabase } from "../../prisma/configured.ts";
import { readEnvironment } from "../../system/environment.ts";
import { runProcess } from "../../system/lifecycle.ts";
import { createKey, listKeys, revokeKey } from "./api-key.ts";
import type { OpsCommand } from "./command.ts";
import { inspectPlayer } from "./inspect-player.ts";
import { retryEvents } from "./retry-events.ts";
import { verifyLedger } from "./verify-ledger.ts";

const commands: readonly OpsCommand[] = [createKey, listKeys, revokeKey, inspectPlayer, retryEvents, verifyLedger];

const usage = () =>
  ["Usage: npm run ops -- COMMAND", "", ...commands.map((command) => `  ${command.usage}\n      ${command.help}`)].join(
    "\n",
  );

await runProcess(async () => {
  const words = process.argv.slice(2);
  const command = commands.find(({ name }) => name.every((word, place) => words[place] === word));
  if (!command) {
    console.error(usage());
    process.exit(2);
  }
  const environment = readEnvironment();
  const database = await openConfiguredDatabase({ ...environment, poolSize: 2 });
  try {
    process.exitCode = await command.run(database.pool, words.slice(command.name.length));
  } finally {
    await database.close();
  }
});

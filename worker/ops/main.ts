// npm run ops -- COMMAND: what an operator does by hand. Each command is one file beside this one.
import { openConfiguredDatabase } from "../../prisma/configured.ts";
import { readEnvironment } from "../../system/environment.ts";
import { runProcess } from "../../system/lifecycle.ts";
import { adjust, adjustUndo } from "./adjust.ts";
import { createKey, listKeys, revokeKey } from "./api-key.ts";
import { showBackfill, startBackfill, stopBackfill } from "./backfill.ts";
import { type OpsCommand, UsageError } from "./command.ts";
import { eraseShopByHand } from "./erase-shop.ts";
import { exportPlayerData } from "./export-player.ts";
import { importBalances } from "./import.ts";
import { showImports, undoOneImport } from "./imports.ts";
import { inspectPlayer } from "./inspect-player.ts";
import { reconcileNow } from "./reconcile.ts";
import { replay, requeue } from "./replay.ts";
import { openTools } from "./tools.ts";
import { verifyLedger } from "./verify-ledger.ts";

const commands: readonly OpsCommand[] = [
  createKey,
  listKeys,
  revokeKey,
  inspectPlayer,
  adjust,
  adjustUndo,
  importBalances,
  showImports,
  undoOneImport,
  // The longer names first: a command is found by the words that it begins with.
  showBackfill,
  stopBackfill,
  startBackfill,
  reconcileNow,
  replay,
  requeue,
  verifyLedger,
  exportPlayerData,
  eraseShopByHand,
];

const describe = (command: OpsCommand) => `  ${command.usage}\n      ${command.help}`;
const usage = () => ["Usage: npm run ops -- COMMAND", "", ...commands.map(describe)].join("\n");
const asksForHelp = (words: readonly string[]) => words.some((word) => word === "--help" || word === "-h");

async function main(words: string[]): Promise<number> {
  const command = commands.find(({ name }) => name.every((word, place) => words[place] === word));
  if (asksForHelp(words)) {
    console.log(command ? `Usage: npm run ops -- ${command.usage}\n\n${command.help}` : usage());
    return 0;
  }
  if (!command) {
    if (words[0] !== undefined) console.error(`There is no command ${words[0]}.\n`);
    console.error(usage());
    return 2;
  }
  const environment = readEnvironment();
  const database = await openConfiguredDatabase({ ...environment, poolSize: 2 });
  const { tools, close } = openTools(environment, database);
  try {
    return await command.run(database.pool, words.slice(command.name.length), tools);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\nUsage: npm run ops -- ${command.usage}`);
    return 2;
  } finally {
    await close();
    await database.close();
  }
}

await runProcess(async () => {
  process.exitCode = await main(process.argv.slice(2));
});

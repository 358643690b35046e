// npm run seed -- --players N: fills the database that the demo uses with a shop that has existed for two years, and proves
// afterwards that its ledger adds up. Touches no shop with other data than its own unless it is told to.
import { openConfiguredDatabase } from "../../prisma/configured.ts";
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { eraseShop } from "../../rewards/privacy/erase-shop.ts";
import { readEnvironment } from "../../system/environment.ts";
import { runProcess } from "../../system/lifecycle.ts";
import { fillShop } from "./fill.ts";
import { readSeedOptions, SeedError, type SeedOptions, usage } from "./options.ts";
import { progressBar } from "./progress-bar.ts";
import { holdingOf } from "./shop.ts";

type Pool = Awaited<ReturnType<typeof openConfiguredDatabase>>["pool"];

const say = (line: string) => console.log(line);
const number = (value: number) => value.toLocaleString("en-US");
const seconds = (since: number) => `${((performance.now() - since) / 1_000).toFixed(1)} s`;

async function run(options: SeedOptions): Promise<void> {
  const environment = readEnvironment();
  const database = await openConfiguredDatabase({ ...environment, poolSize: 3, migrate: true, say });
  try {
    await refuseOthers(database.pool, options);
    if (options.remove) await remove(database.pool, options);
    else await fill(database.pool, options);
  } finally {
    await database.close();
  }
}

async function refuseOthers(pool: Pool, { shop, yes, remove }: SeedOptions): Promise<void> {
  const holding = await holdingOf(pool, shop);
  if (holding === "others" && !yes) {
    throw new SeedError(
      `${shop} has customers or actions that no seed has made. Name another shop with --shop, or add --yes if ` +
        `${remove ? "all of the shop is to be deleted" : "the seed is to be added to them"}.`,
    );
  }
  if (holding === "seeded" && !remove) {
    throw new SeedError(`${shop} has been seeded before. Delete that first: npm run seed -- --remove --shop ${shop}`);
  }
}

async function remove(pool: Pool, { shop }: SeedOptions): Promise<void> {
  const begun = performance.now();
  await eraseShop(pool, { shop, event: null });
  say(`${shop} and everything of it is deleted, in ${seconds(begun)}.`);
}

async function fill(pool: Pool, { shop, players, badges, seed }: SeedOptions): Promise<void> {
  const begun = performance.now();
  const bar = progressBar(process.stderr);
  // The history ends with a full hour, so that the same seed within an hour gives the same data.
  const now = Math.floor(Date.now() / 3_600_000) * 3_600_000;
  const filled = await fillShop(pool, { shop, players, badges, seed, now, onProgress: bar.show });
  bar.end();
  for (const [name, count] of Object.entries(filled)) say(`  ${name.padEnd(12)} ${number(count).padStart(12)}`);
  say(`${shop} is filled, in ${seconds(begun)}.`);
  const checked = performance.now();
  const { entries, problems } = await findLedgerProblems(pool, shop);
  for (const problem of problems.slice(0, 10)) say(`  ${problem.check}: ${problem.sentence}`);
  say(`verify-ledger: ${number(entries)} entries, ${problems.length} problems, in ${seconds(checked)}.`);
  if (problems.length > 0) process.exitCode = 1;
}

await runProcess(async () => {
  try {
    const options = readSeedOptions(process.argv.slice(2));
    if (options === "help") say(usage);
    else await run(options);
  } catch (error) {
    if (!(error instanceof SeedError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
});

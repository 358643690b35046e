// verify-ledger: proves that the ledger and all that is told of it agree. It reports and never mends.
import { findLedgerProblems, ledgerChecks } from "../../rewards/ledger/verify.ts";
import { type OpsCommand, readFlags, shopOption } from "./command.ts";

export const verifyLedger: OpsCommand = {
  name: ["verify-ledger"],
  usage: "verify-ledger [--shop SHOP] [--json]",
  help: `Proves, and mends nothing: ${ledgerChecks.map((check) => check.proves).join("; ")}. Exit code 1 when one does not hold.`,
  run: async (pool, words) => {
    const { options, flags } = readFlags(words, { required: [], optional: ["shop"] as const, flags: ["json"] });
    const shop = options["shop"] === undefined ? null : shopOption(options["shop"]);
    const started = performance.now();
    const { players, entries, problems } = await findLedgerProblems(pool, shop);
    if (flags.has("json")) {
      console.log(JSON.stringify({ players, entries, problems, tookMs: Math.round(performance.now() - started) }));
    } else {
      for (const problem of problems) console.error(`${problem.shop}, ${problem.check}: ${problem.sentence}`);
      console.log(`${players} players and ${entries} entries checked, ${problems.length} problems.`);
    }
    return problems.length === 0 ? 0 : 1;
  },
};

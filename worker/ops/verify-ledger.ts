// verify-ledger: proves that every balance is the sum of its ledger. It reports and never mends.
import { findLedgerProblems } from "../../rewards/ledger/verify.ts";
import { type OpsCommand, readOptions, shopOption } from "./command.ts";

export const verifyLedger: OpsCommand = {
  name: ["verify-ledger"],
  usage: "verify-ledger [--shop SHOP]",
  help: "Compares every player's balance with the sum of the ledger. Exit code 1 when one differs.",
  run: async (pool, words) => {
    const options = readOptions(words, { required: [], optional: ["shop"] as const });
    const shop = options["shop"] === undefined ? null : shopOption(options["shop"]);
    const { players, problems } = await findLedgerProblems(pool, shop);
    for (const problem of problems) console.error(problem);
    console.log(`${players} players checked, ${problems.length} problems.`);
    return problems.length === 0 ? 0 : 1;
  },
};

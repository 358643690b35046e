// imports, import-undo: what was imported into a shop, and one of them taken back.
import { listImports } from "../../rewards/import/store.ts";
import { undoImport } from "../../rewards/import/undo.ts";
import { type OpsCommand, readOptions, shopOption, UsageError } from "./command.ts";

export const showImports: OpsCommand = {
  name: ["imports"],
  usage: "imports --shop SHOP",
  help: "Lists the shop's imports, the newest first, with how far they are.",
  run: async (pool, words) => {
    const options = readOptions(words, { required: ["shop"] });
    for (const one of await listImports(pool, shopOption(options.shop))) {
      console.log(
        `${one.id}  ${one.createdAt.toISOString()}  ${one.state}  ${one.format}  ${one.rowsDone} of ${one.rowsTotal} lines, ` +
          `${one.rowsRefused} left out  ${one.fileName}`,
      );
    }
    return 0;
  },
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const undoOneImport: OpsCommand = {
  name: ["import-undo"],
  usage: "import-undo --shop SHOP --import ID",
  help: "Takes back what an import gave, by entries of its own. What was spent meanwhile goes as the shop's settings say.",
  run: async (pool, words) => {
    const options = readOptions(words, { required: ["shop", "import"] });
    const importId = options.import ?? "";
    if (!uuid.test(importId)) throw new UsageError("--import must be the id of an import: `imports` lists them.");
    const outcome = await undoImport(pool, { shop: shopOption(options.shop), importId, at: new Date() });
    if (outcome.kind !== "undone") {
      console.error("The shop has no such import.");
      return 1;
    }
    console.log(`Undone: ${outcome.points} points of ${outcome.entries} lines.`);
    return 0;
  },
};

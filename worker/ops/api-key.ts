// api-key create: prints a new key of a shop, once.
import { createApiKey } from "../../rewards/keys/api-keys.ts";
import { type OpsCommand, readOptions, shopOption } from "./command.ts";

export const createKey: OpsCommand = {
  name: ["api-key", "create"],
  usage: "api-key create --shop SHOP --name NAME",
  help: "Makes a key for the HTTP API and prints it. It is not kept and cannot be shown again.",
  run: async (pool, words) => {
    const options = readOptions(words, { required: ["shop", "name"] });
    const shop = shopOption(options.shop);
    const creation = await createApiKey(pool, shop, options.name ?? "");
    if (creation.kind === "unknown_shop") {
      console.error(`Encore is not installed in ${shop}.`);
      return 1;
    }
    console.log(creation.key);
    return 0;
  },
};

// Keys of a shop for the HTTP API: a new one is printed once, all are listed without their secret, one is revoked.
import { createApiKey, listApiKeys, revokeApiKey } from "../../rewards/keys/api-keys.ts";
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

export const listKeys: OpsCommand = {
  name: ["api-key", "list"],
  usage: "api-key list --shop SHOP",
  help: "Lists the shop's keys by id and name.",
  run: async (pool, words) => {
    const options = readOptions(words, { required: ["shop"] });
    for (const key of await listApiKeys(pool, shopOption(options.shop))) {
      const revoked = key.revokedAt ? `, revoked ${key.revokedAt.toISOString()}` : "";
      console.log(`${key.id}  ${key.name}, created ${key.createdAt.toISOString()}${revoked}`);
    }
    return 0;
  },
};

export const revokeKey: OpsCommand = {
  name: ["api-key", "revoke"],
  usage: "api-key revoke --shop SHOP --id ID",
  help: "Revokes a key; calls with it get 401 from now on.",
  run: async (pool, words) => {
    const options = readOptions(words, { required: ["shop", "id"] });
    if (await revokeApiKey(pool, shopOption(options.shop), options.id ?? "")) return 0;
    console.error("The shop has no such key, or it was revoked before.");
    return 1;
  },
};

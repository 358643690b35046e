// export-player: everything that Encore knows of a person, as JSON, for the merchant to hand on to a customer who asks.
import type { PlayerId } from "../../rewards/ids.ts";
import { exportPlayer } from "../../rewards/privacy/export-player.ts";
import { answerDataRequests } from "../../rewards/privacy/requests.ts";
import { type OpsCommand, readOptions, shopOption } from "./command.ts";

export const exportPlayerData: OpsCommand = {
  name: ["export-player"],
  usage: "export-player --shop SHOP --player ID",
  help: "Prints all that is known of a person as JSON, and marks the customer's open data requests as answered.",
  run: async (pool, words) => {
    const options = readOptions(words, { required: ["shop", "player"] });
    const shop = shopOption(options.shop);
    const playerId = (options.player ?? "") as PlayerId;
    const document = await exportPlayer(pool, shop, playerId);
    if (document) console.log(JSON.stringify(document, null, 2));
    else console.error("Encore knows nothing of that player.");
    // "Nothing" is an answer too.
    const answered = await answerDataRequests(pool, shop, document?.playerIds ?? [playerId]);
    if (answered > 0) console.error(`Data requests answered: ${answered}.`);
    return document ? 0 : 1;
  },
};

// inspect-player: everything that is known of a player, as JSON.
import type { PlayerId } from "../../rewards/ids.ts";
import { viewPlayer } from "../../rewards/players/view.ts";
import { type OpsCommand, readOptions, shopOption } from "./command.ts";

export const inspectPlayer: OpsCommand = {
  name: ["inspect-player"],
  usage: "inspect-player --shop SHOP --player ID",
  help: "Prints points, badges, inventory, progress and the latest decisions of a player.",
  run: async (pool, words) => {
    const options = readOptions(words, { required: ["shop", "player"] });
    const player = await viewPlayer(pool, shopOption(options.shop), (options.player ?? "") as PlayerId, Date.now());
    if (!player) {
      console.error("No such player in that shop.");
      return 1;
    }
    console.log(JSON.stringify(player, null, 2));
    return 0;
  },
};

// inspect-player: everything that is known of a player, and how it came to be, as JSON. Nothing in it is personal beyond ids,
// but a voucher's code is worth money: only its last four characters are printed.
import type { PlayerId } from "../../rewards/ids.ts";
import { readHistory } from "../../rewards/players/history.ts";
import { viewPlayer } from "../../rewards/players/view.ts";
import { type OpsCommand, readOptions, shopOption, textOption } from "./command.ts";

export const inspectPlayer: OpsCommand = {
  name: ["inspect-player"],
  usage: "inspect-player --shop SHOP --player ID",
  help:
    "Prints as JSON what a player has (points, pending points, badges, inventory, progress) and how it came to be: the " +
    "ledger with reasons, orders with what they gave and lost, redemptions, the latest decisions.",
  run: async (pool, words) => {
    const options = readOptions(words, { required: ["shop", "player"] });
    const shop = shopOption(options.shop);
    const playerId = textOption("player", options.player, 200) as PlayerId;
    const player = await viewPlayer(pool, shop, playerId, Date.now());
    if (!player) {
      console.error("No such player in that shop.");
      return 1;
    }
    const inventory = player.inventory.map((item) => ({ ...item, code: item.code && `...${item.code.slice(-4)}` }));
    console.log(JSON.stringify({ ...player, inventory, ...(await readHistory(pool, shop, playerId)) }, null, 2));
    return 0;
  },
};

// erase-shop: deletes all rows of a shop, as Shopify's shop/redact does, for the case that Encore never heard of its uninstall.
import { shopIdOf } from "../../rewards/ids.ts";
import { eraseShop } from "../../rewards/privacy/erase-shop.ts";
import { type OpsCommand, readOptions, shopOption, UsageError } from "./command.ts";

export const eraseShopByHand: OpsCommand = {
  name: ["erase-shop"],
  usage: "erase-shop --shop SHOP --confirm SHOP",
  help: "Deletes everything of a shop for good, also if it is installed. Name the shop twice.",
  run: async (pool, words) => {
    const options = readOptions(words, { required: ["shop", "confirm"] });
    const shop = shopOption(options.shop);
    if (shopIdOf(options.confirm ?? "") !== shop) throw new UsageError("--confirm must name the same shop as --shop.");
    await eraseShop(pool, { shop, event: null });
    console.log(`Nothing of ${shop} is left.`);
    return 0;
  },
};

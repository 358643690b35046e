// backfill: past orders of a shop, asked for by hand, looked after, or stopped. The worker does the work.
import { cancelBackfill, latestBackfill, requestBackfill } from "../../rewards/backfill/rows.ts";
import { isInstalled } from "../../rewards/shops/installation.ts";
import { stopBulk } from "../../shopify/operations/bulk.ts";
import { dateOption, type OpsCommand, readFlags, readOptions, shopOption } from "./command.ts";

export const startBackfill: OpsCommand = {
  name: ["backfill"],
  usage: "backfill --shop SHOP [--since DATE] [--loud]",
  help: "Asks for the shop's past orders, of 60 days or all that Shopify shows. With --loud, notices of what they earn go out.",
  run: async (pool, words) => {
    const { options, flags } = readFlags(words, { required: ["shop"], optional: ["since"], flags: ["loud"] });
    const shop = shopOption(options.shop);
    const since = options["since"] === undefined ? null : dateOption("since", options["since"]);
    if (!(await isInstalled(pool, shop))) {
      console.error(`Encore is not installed in ${shop}.`);
      return 1;
    }
    const { backfill, isNew } = await requestBackfill(pool, { shop, since, silent: !flags.has("loud") });
    console.log(
      isNew
        ? "Asked for. A worker begins within seconds; see backfill status."
        : `One is under way since ${backfill.createdAt.toISOString()}; see backfill status.`,
    );
    return isNew ? 0 : 1;
  },
};

export const showBackfill: OpsCommand = {
  name: ["backfill", "status"],
  usage: "backfill status --shop SHOP",
  help: "Tells how far the shop's newest backfill is.",
  run: async (pool, words) => {
    const options = readOptions(words, { required: ["shop"] });
    const backfill = await latestBackfill(pool, shopOption(options.shop));
    if (!backfill) {
      console.error("The shop never had a backfill.");
      return 1;
    }
    const { state, ordersDone, ordersTotal, reason, createdAt, finishedAt } = backfill;
    console.log(
      [
        `${state.replaceAll("_", " ")}: ${ordersDone} of ${ordersTotal ?? "so far unknown"} orders`,
        `asked for ${createdAt.toISOString()}`,
        ...(finishedAt ? [`over ${finishedAt.toISOString()}`] : []),
        ...(reason ? [reason] : []),
      ].join("\n"),
    );
    return state === "failed" ? 1 : 0;
  },
};

export const stopBackfill: OpsCommand = {
  name: ["backfill", "cancel"],
  usage: "backfill cancel --shop SHOP",
  help: "Stops the shop's backfill. What has come in stays.",
  run: async (pool, words, tools) => {
    const options = readOptions(words, { required: ["shop"] });
    const cancelled = await cancelBackfill(pool, shopOption(options.shop));
    if (!cancelled) {
      console.error("No backfill of that shop is under way.");
      return 1;
    }
    if (cancelled.bulkOperationId !== null) {
      const { admin } = await tools.shopify().unauthenticated.admin(cancelled.shop);
      // It ends by itself, too; nobody reads its file.
      await stopBulk(admin.graphql, cancelled.bulkOperationId).catch(() => undefined);
    }
    console.log(`Cancelled. ${cancelled.ordersDone} orders had come in; they stay.`);
    return 0;
  },
};

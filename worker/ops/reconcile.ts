// reconcile: compares Shopify's orders with ours, now, and fetches what is missing.
import { reconcileShop } from "../../rewards/reconciliation/reconcile.ts";
import { inboxJob } from "../../system/queue/catalogue.ts";
import { createWaker } from "../../system/queue/waker.ts";
import { orderReading } from "../jobs/orders-from-shopify.ts";
import { dateOption, type OpsCommand, readOptions, shopOption } from "./command.ts";

export const reconcileNow: OpsCommand = {
  name: ["reconcile"],
  usage: "reconcile --shop SHOP [--since DATE]",
  help: "Compares Shopify's orders with ours, from the last comparison or from that date on, and fetches what is missing.",
  run: async (pool, words, tools) => {
    const options = readOptions(words, { required: ["shop"], optional: ["since"] });
    const shop = shopOption(options.shop);
    const since = options["since"] === undefined ? null : dateOption("since", options["since"]);
    const inboxQueue = tools.queue().openQueue(inboxJob);
    const waker = createWaker(inboxQueue, tools.log);
    const ports = orderReading({ pool, shopify: tools.shopify(), wakeInbox: waker.wake }, new AbortController().signal);
    try {
      const outcome = await reconcileShop(ports, { shop, since, now: new Date(), settleMs: 0 });
      if (outcome.kind !== "compared") {
        console.error(`Encore is not installed in ${shop}.`);
        return 1;
      }
      const { from, until, ordersSeen, missing, stale, productsForgotten } = outcome;
      console.log(`${ordersSeen} orders changed between ${from.toISOString()} and ${until.toISOString()}.`);
      console.log(`${missing} were missing, ${stale} had changed without our knowing. A worker takes them in now.`);
      if (productsForgotten > 0) console.log(`${productsForgotten} products had changed and will be asked for again.`);
      return 0;
    } finally {
      await waker.drain();
      await inboxQueue.close();
    }
  },
};

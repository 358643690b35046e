// replay: gives what was set aside another try, events and effects alike; a worker takes it up within seconds.
import { retrySetAside } from "../../rewards/inbox/rows.ts";
import { retrySetAsideMessages } from "../../rewards/outbox/rows.ts";

import { type OpsCommand, readOptions, shopOption, UsageError } from "./command.ts";

export const retryEvents: OpsCommand = {
  name: ["replay"],
  usage: "replay --shop SHOP [--event ID]",
  help: "Gives the shop's set-aside events and effects, or the one event named, another try.",
  run: async (pool, words) => {
    const options = readOptions(words, { required: ["shop"], optional: ["event"] });
    if (options.event !== undefined && !/^\d{1,15}$/.test(options.event)) {
      throw new UsageError("--event must be the number of an inbox event.");
    }
    const shop = shopOption(options.shop);
    const event = options.event ? Number(options.event) : null;
    const events = await retrySetAside(pool, shop, event);
    const messages = event === null ? await retrySetAsideMessages(pool, shop) : 0;
    console.log(`Waiting for another try: events ${events}, effects ${messages}.`);
    return event !== null && events === 0 ? 1 : 0;
  },
};

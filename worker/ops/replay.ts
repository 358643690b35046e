// replay, requeue: what was set aside gets another try, and one event is processed once more. The sweeper brings it to a
// worker within seconds; nothing counts twice.
import { replayEvent, retrySetAside } from "../../rewards/inbox/rows.ts";
import { retrySetAsideMessages } from "../../rewards/outbox/rows.ts";
import { numberOption, type OpsCommand, readFlags, readOptions, shopOption, UsageError } from "./command.ts";

export const replay: OpsCommand = {
  name: ["replay"],
  usage: "replay --shop SHOP [--event ID]",
  help:
    "Gives the shop's set-aside events and effects another try; with --event that one event, finished or not. An order " +
    "that has counted does not count again.",
  run: async (pool, words) => {
    const options = readOptions(words, { required: ["shop"], optional: ["event"] });
    const shop = shopOption(options.shop);
    if (options.event === undefined) {
      return sayRetried(await retrySetAside(pool, shop), await retrySetAsideMessages(pool, shop));
    }
    const event = numberOption("event", options.event);
    switch (await replayEvent(pool, shop, event)) {
      case "replaying":
        console.log(`Event ${event} is processed once more.`);
        return 0;
      case "waiting":
        console.log(`Event ${event} is waiting for a worker; nothing was changed.`);
        return 0;
      case "unknown":
        console.error("The shop has no such event.");
        return 1;
    }
  },
};

export const requeue: OpsCommand = {
  name: ["requeue"],
  usage: "requeue --dead [--shop SHOP]",
  help: "Gives everything that was set aside, of every shop or of one, another try.",
  run: async (pool, words) => {
    const { options, flags } = readFlags(words, { required: [], optional: ["shop"] as const, flags: ["dead"] });
    if (!flags.has("dead")) throw new UsageError("Say --dead: what still waits is found by the sweeper.");
    const shop = options["shop"] === undefined ? null : shopOption(options["shop"]);
    return sayRetried(await retrySetAside(pool, shop), await retrySetAsideMessages(pool, shop));
  },
};

function sayRetried(events: number, messages: number): number {
  console.log(`Waiting for another try: events ${events}, effects ${messages}.`);
  return 0;
}

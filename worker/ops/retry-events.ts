// replay: gives events that were set aside another try; a worker takes them up within seconds.
import { retrySetAside } from "../../rewards/inbox/rows.ts";
import { EnvironmentError } from "../../system/environment.ts";
import { type OpsCommand, readOptions, shopOption } from "./command.ts";

export const retryEvents: OpsCommand = {
  name: ["replay"],
  usage: "replay --shop SHOP [--event ID]",
  help: "Gives the shop's set-aside events, or the one named, another try.",
  run: async (pool, words) => {
    const options = readOptions(words, { required: ["shop"], optional: ["event"] });
    if (options.event !== undefined && !/^\d{1,15}$/.test(options.event)) {
      throw new EnvironmentError("--event must be the number of an inbox event.");
    }
    const count = await retrySetAside(pool, shopOption(options.shop), options.event ? Number(options.event) : null);
    console.log(`${count} ${count === 1 ? "event waits" : "events wait"} for another try.`);
    return count > 0 || options.event === undefined ? 0 : 1;
  },
};

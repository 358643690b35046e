// Every second: what the storefront shows of players and programmes is looked at, and written where it has changed.
import type { StorefrontWriting } from "../jobs/write-metafields.ts";
import type { Duty } from "./duty.ts";

/** A shopper who comes back from the checkout should find his points. */
const everyMs = 1_000;

export const showInStorefront = (writing: StorefrontWriting): Duty => ({
  name: "storefront",
  everyMs,
  // Workers do not take the same rows, and what happens every second leaves nothing in the log.
  workers: "each",
  run: async () => {
    await writing.look();
    return {};
  },
});

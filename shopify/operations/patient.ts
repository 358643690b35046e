// For long readings that nobody waits for: a call for which the shop's share is used up waits until there is some again,
// instead of breaking off what was read so far.
import { type AdminGraphql, ShopifyBusy } from "./call.ts";

/** One pause; a share fills up in 20 seconds at most (2,000 points at 100 a second, or faster). */
const longestPauseMs = 30_000;

/** @throws ShopifyBusy when the signal comes while it waits. */
export const patient =
  (graphql: AdminGraphql, signal: AbortSignal): AdminGraphql =>
  async (operation, options) => {
    for (;;) {
      try {
        return await graphql(operation, options);
      } catch (error) {
        if (!(error instanceof ShopifyBusy) || signal.aborted) throw error;
        await pause(Math.min(error.retryAfterMs, longestPauseMs), signal);
      }
    }
  };

function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, durationMs);
    signal.addEventListener("abort", end);
  });
}

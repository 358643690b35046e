// How a process ends: on SIGTERM or SIGINT it takes nothing new, finishes what it has in hand, and goes. A second signal,
// or a finish that takes too long, ends it at once; nothing is lost by that, only done again later.
import type { Log } from "./log.ts";

/** Longer than any request or job; shorter than the 30 s that platforms give. */
const patienceMs = 25_000;

/** Steps run in the order given, each after the one before it. */
export function stopOnSignals(log: Log, steps: readonly (() => Promise<unknown>)[]): void {
  let stopping = false;
  const stop = async (signal: string) => {
    // Who told us to stop may be gone before we are: that is no second order.
    if (stopping && signal === "disconnect") return;
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, "stopping");
    setTimeout(() => {
      log.error({ patienceMs }, "did not finish in time");
      process.exit(1);
    }, patienceMs).unref();
    for (const step of steps) {
      await step().catch((error: unknown) => log.error({ error }, "a step of stopping failed"));
    }
    log.info("stopped");
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop("SIGTERM"));
  process.on("SIGINT", () => void stop("SIGINT"));
  // Whoever started us with a channel, to look after us, is gone.
  process.once("disconnect", () => void stop("disconnect"));
  // Or was gone before we were up. Undefined: there has never been a channel.
  if (process.connected === false) void stop("disconnect");
}

/** Runs a process; what it throws while starting is one clear sentence for the person who started it. */
export async function runProcess(start: () => Promise<void>): Promise<void> {
  try {
    await start();
  } catch (error) {
    const isForPeople = error instanceof Error && /(Environment|DatabaseStart|Migration)Error$/.test(error.name);
    process.stderr.write(`${isForPeople ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  }
}

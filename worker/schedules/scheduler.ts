// Runs the duties, each at its interval, until it is told to stop; a duty that fails is logged and tried again.
//
// A new duty is a function that makes a `Duty` (./duty.ts), in a file of its own here, and a line in ./duties.ts. The work
// itself is a function of rewards/, in batches, each of which commits by itself, because a run may end at any point: with its
// process, by `signal`, or killed. The next run must find by itself what is left; running twice must do nothing twice.
// `workers: "one"` duties are lent through their row in `duties` (system/duty-rows.ts): whichever worker finds one due takes
// it, prolongs the loan while it works, and says what came of it. A duty for every shop loops over the shops itself, passes
// over those that are uninstalled, and lets one shop's failure not stop the others. To spread shops over an hour, run often
// and pick those whose own mark is old enough. A run may take as long as it likes; three of them run at once in a process.
import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import {
  type DutyEnd,
  enrolDuties,
  finishDuty,
  prolongDuty,
  prolongEveryMs,
  takeDuty,
} from "../../system/duty-rows.ts";
import type { Log } from "../../system/log.ts";
import type { Duty } from "./duty.ts";

export interface SchedulerParts {
  pool: Pool;
  log: Log;
  duties: readonly Duty[];
  /** How often to look for what is due. */
  lookEveryMs?: number;
  now?: () => number;
}

/** The other duties wait, in this process; another one may take them. Orders need the connections more. */
const maxAtOnce = 3;

export function startSchedule(parts: SchedulerParts): { stop(): Promise<void> } {
  const { duties, lookEveryMs = 5_000 } = parts;
  const stopping = new AbortController();
  const shared = new Map(duties.filter(({ workers }) => workers === "one").map((duty) => [duty.name, duty]));
  const loops = [
    ...duties
      .filter(({ workers }) => workers === "each")
      .map((duty) => repeat(duty.everyMs, stopping.signal, () => runOwn(parts, duty, stopping.signal))),
    ...Array.from({ length: shared.size === 0 ? 0 : maxAtOnce }, () =>
      repeat(lookEveryMs, stopping.signal, () => runShared(parts, shared, stopping.signal)),
    ),
  ];
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

/** `work` rejects never. */
async function repeat(everyMs: number, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    await work();
    await pause(everyMs, signal);
  }
}

function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, durationMs);
    signal.addEventListener("abort", end);
  });
}

async function runOwn(parts: SchedulerParts, duty: Duty, signal: AbortSignal): Promise<void> {
  await runDuty(parts, duty, signal);
}

/** Takes what is due, one after another, until nothing is. */
async function runShared(
  parts: SchedulerParts,
  shared: ReadonlyMap<string, Duty>,
  stopping: AbortSignal,
): Promise<void> {
  const { pool, log } = parts;
  const names = [...shared.keys()];
  try {
    await enrolDuties(pool, names);
    while (!stopping.aborted) {
      const run = randomUUID();
      const duty = shared.get((await takeDuty(pool, names, run)) ?? "");
      if (!duty) return;
      if (stopping.aborted) return await finishDuty(pool, duty.name, run, { kind: "interrupted" });
      const loan = keepLoan(parts, duty, run, stopping);
      const end = await runDuty(parts, duty, loan.signal);
      loan.end();
      await finishDuty(pool, duty.name, run, end);
    }
  } catch (error) {
    log.warn({ error }, "the schedule failed; it goes on in a moment");
  }
}

/** Prolongs the loan; the signal also aborts when it was lost, because another worker has begun meanwhile. */
function keepLoan({ pool, log }: SchedulerParts, duty: Duty, run: string, stopping: AbortSignal) {
  const lost = new AbortController();
  const timer = setInterval(() => {
    prolongDuty(pool, duty.name, run)
      .then((isOurs) => {
        if (!isOurs) lost.abort();
      })
      .catch((error: unknown) => log.warn({ error, duty: duty.name }, "a duty's loan could not be prolonged"));
  }, prolongEveryMs);
  return { signal: AbortSignal.any([stopping, lost.signal]), end: () => clearInterval(timer) };
}

async function runDuty({ log, now = Date.now }: SchedulerParts, duty: Duty, signal: AbortSignal): Promise<DutyEnd> {
  const startedAt = performance.now();
  try {
    const counts = await duty.run({ now: now(), signal });
    const done = Object.entries(counts).filter(([, count]) => count !== 0);
    if (done.length > 0) {
      const durationMs = Math.round(performance.now() - startedAt);
      log.info({ duty: duty.name, durationMs, ...Object.fromEntries(done) }, "duty done");
    }
    if (signal.aborted) return { kind: "interrupted" };
    return { kind: "done", report: JSON.stringify(counts), againInMs: duty.everyMs };
  } catch (error) {
    if (signal.aborted) return { kind: "interrupted" };
    log.warn({ error, duty: duty.name }, "a duty failed; it is tried again");
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: "failed", report: reason.slice(0, 1_000), againInMs: duty.everyMs };
  }
}

// A part of Encore that can be killed in the middle of anything, and started again on what it has left behind.

export type PartName = "app" | "worker" | "redis" | "postgres";

export interface Part {
  name: PartName;
  /** Resolves when it can be used. */
  start(): Promise<void>;
  /** SIGKILL: it has no chance to say goodbye. Resolves when it is gone. */
  kill(): Promise<void>;
  /** The end of the run. */
  stop(): Promise<void>;
}

/** A part that is not there after this long will not come. */
export const startsWithinMs = 90_000;

export const pause = (ms: number): Promise<void> => new Promise((wake) => setTimeout(wake, ms));

/** @throws when it is still not so after `startsWithinMs`. */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + startsWithinMs;
  while (!(await isSo().catch(() => false))) {
    if (Date.now() > giveUpAt) throw new Error(`${what} within ${startsWithinMs / 1_000} s.`);
    await pause(50);
  }
}

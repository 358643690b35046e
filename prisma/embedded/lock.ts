// One process at a time: `exclusively` runs its work while no other process (or other call in this one) does.
// The lock is the operating system's, taken through SQLite, so that a killed holder never leaves it behind.
import { closeSync, openSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseStartError } from "./errors.ts";

/** Longer than a first start on a slow disk, and than the shutdown checkpoint of a busy server. */
const patienceMs = 180_000;
const pollMs = 20;
const sqliteBusy = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === sqliteBusy;
}

async function acquire(file: string): Promise<DatabaseSync> {
  // Opened here first: the file system's own error says more than SQLite's.
  closeSync(openSync(file, "a", 0o600));
  const lock = new DatabaseSync(file);
  const giveUpAt = Date.now() + patienceMs;
  for (;;) {
    try {
      // Nothing is ever written, so no journal needs to lie beside it.
      lock.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
      return lock;
    } catch (error) {
      if (!isBusy(error) || Date.now() > giveUpAt) {
        lock.close();
        if (!isBusy(error)) throw error;
        throw new DatabaseStartError(
          "in-use",
          `Another process has been starting or stopping the database for three minutes: end it and start again (its lock is ${file}).`,
        );
      }
    }
    await sleep(pollMs);
  }
}

export async function exclusively<T>(file: string, work: () => Promise<T>): Promise<T> {
  const lock = await acquire(file);
  try {
    return await work();
  } finally {
    lock.close();
  }
}

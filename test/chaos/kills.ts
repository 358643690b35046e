// Kills parts with SIGKILL, at moments that the seed has chosen, and starts them again: usually one after the other, sometimes
// a second one while the first is still down.
import type { Dice } from "./dice.ts";
import { type Part, type PartName, pause } from "./parts/part.ts";

interface PlannedKill {
  part: PartName;
  /** After so many orders. */
  afterOrders: number;
  /** And so much later. */
  delayMs: number;
  downMs: number;
  /** The next kill does not wait until this part is up again. */
  overlaps: boolean;
}

/** The worker does most of the work, so it dies most. */
const weights: Record<PartName, number> = { app: 3, worker: 4, redis: 2, postgres: 3 };

export function planKills(count: number, orders: number, parts: readonly PartName[], dice: Dice): PlannedKill[] {
  const lots = parts.flatMap((part) => Array<PartName>(weights[part]).fill(part));
  return Array.from({ length: count }, (_, place) => ({
    // Each dies at least once, if there are kills enough.
    part: parts[place] ?? dice.pick(lots),
    afterOrders: Math.floor(((place + dice.next()) / count) * orders),
    delayMs: dice.between(0, 800),
    downMs: dice.between(100, 2_000),
    overlaps: dice.chance(0.2),
  }));
}

export interface Killer {
  done: Record<PartName, number>;
  /** When the part was started last; Unix milliseconds. */
  startedAt: ReadonlyMap<PartName, number>;
  /** How many of the planned kills have been made, and after how many orders the next one is due. */
  made(): number;
  nextAfter(): number;
  /** Resolves when all kills are made and everything is up again. */
  finished: Promise<void>;
}

export function startKilling(
  plan: readonly PlannedKill[],
  parts: readonly Part[],
  { sent, ended, say }: { sent(): number; ended: AbortSignal; say(line: string): void },
): Killer {
  const done: Record<PartName, number> = { app: 0, worker: 0, redis: 0, postgres: 0 };
  /** By part: it is down, or on its way up. */
  const comingUp = new Map<PartName, Promise<void>>();
  const startedAt = new Map<PartName, number>();
  let made = 0;

  const killOne = async (kill: PlannedKill) => {
    const part = parts.find(({ name }) => name === kill.part);
    if (!part) throw new Error(`There is no ${kill.part} to kill.`);
    await comingUp.get(kill.part);
    await part.kill();
    done[kill.part] += 1;
    const up = pause(kill.downMs).then(() => {
      startedAt.set(kill.part, Date.now());
      return part.start();
    });
    up.catch(() => undefined);
    comingUp.set(kill.part, up);
    if (!kill.overlaps) await Promise.all(comingUp.values());
  };
  const run = async () => {
    for (const kill of plan) {
      while (sent() < kill.afterOrders && !ended.aborted) await pause(20);
      await pause(kill.delayMs);
      if (ended.aborted) break;
      await killOne(kill);
      made += 1;
    }
    await Promise.all(comingUp.values());
  };
  const finished = run();
  finished.catch((error: unknown) => say(String(error)));
  return {
    done,
    startedAt,
    made: () => made,
    nextAfter: () => plan[made]?.afterOrders ?? Number.POSITIVE_INFINITY,
    finished,
  };
}

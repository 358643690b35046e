// What a run of chaos is told: how much, how long and by which dice. The same seed plans the same orders and the same kills;
// only the machine's own timing is its own.
import { parseArgs } from "node:util";
import { redisServer } from "../support/redis-server.ts";

export interface ChaosOptions {
  orders: number;
  kills: number;
  seed: number;
  /** The run fails when it takes longer. */
  minutes: number;
  queue: "postgres" | "redis";
  /** Loans of killed workers end when the traffic does, instead of a minute after the kill. */
  hurry: boolean;
  /** Where progress is told. */
  say: (line: string) => void;
  /** Ends the run, tidily. */
  stopped: AbortSignal;
}

/** What was asked for makes no run; the message says what would. */
export class ChaosError extends Error {
  override name = "ChaosError";
}

const usage =
  "npm run chaos -- [--orders 10000] [--kills 24] [--seed N] [--minutes 15] [--queue postgres|redis] [--hurry]";

export function readChaosOptions(words: string[]): Omit<ChaosOptions, "stopped"> {
  const { values } = parse(words);
  const queue = values.queue ?? (redisServer() === null ? "postgres" : "redis");
  if (queue !== "postgres" && queue !== "redis") throw new ChaosError(`--queue is postgres or redis, not ${queue}.`);
  return {
    orders: wholeNumber("orders", values.orders, 10_000),
    kills: wholeNumber("kills", values.kills, 24),
    seed: wholeNumber("seed", values.seed, Date.now() % 1_000_000),
    minutes: wholeNumber("minutes", values.minutes, 15),
    queue,
    hurry: values.hurry ?? false,
    say: (line) => void process.stderr.write(`${line}\n`),
  };
}

function parse(words: string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args: words,
      options: { orders: text, kills: text, seed: text, minutes: text, queue: text, hurry: { type: "boolean" } },
    });
  } catch (error) {
    throw new ChaosError(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

function wholeNumber(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  if (!/^\d{1,9}$/.test(text) || Number(text) === 0)
    throw new ChaosError(`--${name} is a whole number, not "${text}".`);
  return Number(text);
}

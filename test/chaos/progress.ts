// Watches a run: tells every ten seconds how far it is, and ends it with a reason when nothing moves for two minutes or its
// time is up.
import type { Pool } from "pg";
import type { Killer } from "./kills.ts";
import { ChaosError, type ChaosOptions } from "./options.ts";
import { pause } from "./parts/part.ts";
import type { DeliveryCounts, StoreDesk } from "./store-desk.ts";
import type { Traffic } from "./traffic.ts";

export interface Waiting {
  /** Received, not finished. */
  events: number;
  messages: number;
  backfills: number;
}

export interface Progress {
  deliveries: DeliveryCounts;
  /** Null while the database is down. */
  waiting: Waiting | null;
  ended: AbortSignal;
  /** Resolves when nothing is on its way any more. Rejects when the run is to end. */
  settled(): Promise<void>;
  stop(): void;
}

const lookEveryMs = 500;
const sayEveryMs = 10_000;
const patienceMs = 120_000;

export interface Watched {
  options: ChaosOptions;
  pool: Pool;
  desk: StoreDesk;
  traffic: Traffic;
  /** Null before it begins. */
  killer(): Killer | null;
}

export function watch(watched: Watched): Progress {
  const { options, pool, desk } = watched;
  const end = new AbortController();
  const ended = AbortSignal.any([end.signal, options.stopped]);
  const startedAt = Date.now();
  let stopped = false;
  const progress: Progress = {
    deliveries: { pending: 0, delivered: 0, failed: 0, dropped: 0 },
    waiting: null,
    ended,
    settled: async () => {
      // What was delivered just now may not have been counted.
      for (let quiet = 0; quiet < 3; quiet += 1) {
        await pause(lookEveryMs);
        ended.throwIfAborted();
        if (!isQuiet(progress)) quiet = -1;
      }
    },
    stop: () => {
      stopped = true;
    },
  };
  const look = async () => {
    let movedAt = Date.now();
    let saidAt = 0;
    let before = "";
    while (!stopped && !ended.aborted) {
      progress.deliveries = await desk.deliveries().catch(() => progress.deliveries);
      progress.waiting = await readWaiting(pool).catch(() => null);
      const now = lineOf(progress, watched);
      if (now !== before) movedAt = Date.now();
      before = now;
      if (Date.now() - saidAt >= sayEveryMs) {
        saidAt = Date.now();
        options.say(`${String(Math.round((saidAt - startedAt) / 1_000)).padStart(4)} s  ${now}`);
      }
      if (Date.now() - movedAt > patienceMs) end.abort(new ChaosError(`Nothing has moved for two minutes: ${now}`));
      if (Date.now() - startedAt > options.minutes * 60_000) {
        end.abort(new ChaosError(`It is not over after ${options.minutes} minutes: ${now}`));
      }
      await pause(lookEveryMs);
    }
  };
  void look();
  return progress;
}

const isQuiet = ({ deliveries, waiting }: Progress) =>
  deliveries.pending === 0 && waiting !== null && waiting.events + waiting.messages + waiting.backfills === 0;

function lineOf({ deliveries, waiting }: Progress, { options, traffic, killer }: Watched): string {
  const inEncore = waiting
    ? `${waiting.events} events and ${waiting.messages} messages wait`
    : "the database does not answer";
  const kills = killer()?.made() ?? 0;
  return (
    `${traffic.sent} of ${options.orders} orders, ${traffic.changed} changes; webhooks: ${deliveries.delivered} delivered, ` +
    `${deliveries.pending} to be delivered, ${deliveries.failed + deliveries.dropped} lost; ${inEncore}; ${kills} kills`
  );
}

async function readWaiting(pool: Pool): Promise<Waiting> {
  const { rows } = await pool.query<Waiting>(
    `select (select count(*) from inbox_events where state = 'received') as events,
            (select count(*) from outbox_messages where state = 'waiting') as messages,
            (select count(*) from backfills where state in ('requested', 'waiting_for_shopify', 'reading')) as backfills`,
  );
  const [row] = rows;
  if (!row) throw new Error("The database has counted nothing.");
  return row;
}

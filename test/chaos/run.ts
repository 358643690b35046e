// A run: the stage is set, the store sells, parts are killed; then everything settles, one comparison heals what webhooks have
// lost, and Encore is held to the model.
import { differencesBetween } from "./compare.ts";
import { diceOf } from "./dice.ts";
import { type EncoreRecord, readEncore } from "./encore-record.ts";
import { type Killer, planKills, startKilling } from "./kills.ts";
import { ChaosError, type ChaosOptions } from "./options.ts";
import { type PartName, pause } from "./parts/part.ts";
import { planOrders } from "./plan.ts";
import { type Progress, watch } from "./progress.ts";
import { type Stage, setStage, shop } from "./stage.ts";
import { type DeliveryCounts, type StoreDesk, storeDeskAt } from "./store-desk.ts";
import { readStore } from "./store-record.ts";
import { sendTraffic, type Traffic } from "./traffic.ts";

export interface ChaosSummary {
  ok: boolean;
  seed: number;
  queue: ChaosOptions["queue"];
  seconds: number;
  orders: number;
  changes: number;
  webhooks: DeliveryCounts;
  kills: Record<PartName, number>;
  /** Of the app and the worker: they ended without having been killed. */
  endedByThemselves: number;
  /** What one comparison has healed. */
  reconciled: { missing: number; stale: number };
  players: number;
  points: number;
  badges: number;
  vouchers: Record<string, number>;
  setAside: number;
  ledgerProblems: number;
  /** The first of them, in words. */
  differences: string[];
  differencesInAll: number;
}

const shownDifferences = 20;
/** So many webhooks may wait: a store whose app is slow sells on, but not for ever ahead of it. */
const mostPending = 3_000;

export async function runChaos(options: ChaosOptions): Promise<ChaosSummary> {
  const startedAt = Date.now();
  options.say(
    `Chaos with seed ${options.seed}: ${options.orders} orders, ${options.kills} kills, ${options.queue} queue.`,
  );
  const stage = await setStage(options);
  try {
    const summary = await play(options, stage, startedAt);
    if (!summary.ok) options.say(`What the processes logged is kept in ${await stage.keepLogs()}.`);
    return summary;
  } catch (error) {
    if (!options.stopped.aborted) options.say(`What the processes logged is kept in ${await stage.keepLogs()}.`);
    throw error;
  } finally {
    await stage.clear();
  }
}

async function play(options: ChaosOptions, stage: Stage, startedAt: number): Promise<ChaosSummary> {
  const desk = storeDeskAt(stage.devstoreUrl);
  const traffic: Traffic = { sent: 0, changed: 0, refused: 0, vouchersTried: 0 };
  let killer: Killer | null = null;
  const progress = watch({ options, pool: stage.pool, desk, traffic, killer: () => killer });
  try {
    killer = await sell(options, stage, {
      desk,
      traffic,
      progress,
      setKiller: (one) => {
        killer = one;
      },
    });
    options.say("      All is sold and everything is up; waiting until nothing is on its way.");
    if (options.hurry) await endLoansOfTheDead(stage, killer);
    await progress.settled();
    const reconciled = await reconcile(stage, progress);
    const again = await reconcile(stage, progress);
    const encore = await readEncore(stage.pool);
    const ledger = await stage.ops(["verify-ledger", "--json"]);
    const differences = [
      ...differencesBetween(readStore(stage.folder), encore),
      ...(again.missing + again.stale > 0 ? [`A second comparison still found ${JSON.stringify(again)}.`] : []),
      ...(ledger.code === 0 ? [] : [`verify-ledger ended with ${ledger.code}: ${ledger.stdout}${ledger.stderr}`]),
      ...stage.lastWords(),
    ];
    return {
      ok: differences.length === 0,
      seed: options.seed,
      queue: options.queue,
      seconds: Math.round((Date.now() - startedAt) / 1_000),
      orders: traffic.sent,
      changes: traffic.changed,
      webhooks: progress.deliveries,
      kills: killer.done,
      endedByThemselves: stage.lastWords().length,
      reconciled,
      ...totalsOf(encore),
      ledgerProblems: problemsIn(ledger.stdout),
      differences: differences.slice(0, shownDifferences),
      differencesInAll: differences.length,
    };
  } finally {
    progress.stop();
  }
}

interface Business {
  desk: StoreDesk;
  traffic: Traffic;
  progress: Progress;
  setKiller(killer: Killer): void;
}

async function sell(options: ChaosOptions, stage: Stage, business: Business): Promise<Killer> {
  const { desk, traffic, progress, setKiller } = business;
  const dice = diceOf(options.seed);
  const orders = planOrders(options.orders, dice);
  const parts = stage.parts.map(({ name }) => name);
  const killer = startKilling(planKills(options.kills, options.orders, parts, dice), stage.parts, {
    sent: () => traffic.sent,
    ended: progress.ended,
    say: options.say,
  });
  setKiller(killer);
  const aheadOfKills = Math.ceil(options.orders / options.kills);
  const gate = async (place: number) => {
    while (place > killer.nextAfter() + aheadOfKills || progress.deliveries.pending > mostPending) {
      progress.ended.throwIfAborted();
      await pause(20);
    }
    progress.ended.throwIfAborted();
  };
  await Promise.all([sendTraffic({ desk, orders, gate, traffic }), killer.finished]);
  progress.ended.throwIfAborted();
  return killer;
}

/** What a killed worker has taken is free a minute later; a short run does not wait for that. The living one keeps its own. */
async function endLoansOfTheDead({ pool }: Stage, { startedAt }: Killer): Promise<void> {
  const livesSince = new Date(startedAt.get("worker") ?? 0);
  await pool.query(
    `update outbox_messages set next_attempt_at = now() - interval '2 seconds'
      where state = 'waiting' and next_attempt_at > now() and next_attempt_at < $1::timestamptz + interval '1 minute'`,
    [livesSince],
  );
  await pool.query(
    "update duties set taken_until = now(), due_at = now() where taken_by is not null and started_at < $1",
    [livesSince],
  );
}

async function reconcile({ ops, pool }: Stage, progress: Progress): Promise<{ missing: number; stale: number }> {
  const { code, stderr } = await ops(["reconcile", "--shop", shop]);
  if (code !== 0) throw new ChaosError(`reconcile ended with ${code}: ${stderr}`);
  await progress.settled();
  const { rows } = await pool.query<{ missing: number; stale: number }>(
    "select missing, stale from reconciliations where shop = $1 order by started_at desc limit 1",
    [shop],
  );
  return rows[0] ?? { missing: 0, stale: 0 };
}

const problemsIn = (stdout: string): number => {
  const answer = JSON.parse(stdout || "{}") as { problems?: unknown[] };
  return answer.problems?.length ?? 0;
};

const totalsOf = ({ balances, awards, vouchers, setAside }: EncoreRecord) => ({
  players: balances.size,
  points: [...balances.values()].reduce((sum, balance) => sum + balance, 0),
  badges: awards.length,
  vouchers: Object.fromEntries(
    [...Map.groupBy(vouchers, ({ state }) => state)].map(([state, those]) => [state, those.length]),
  ),
  setAside: setAside.length,
});

// What workers do by the clock: once at a time, again after a failure, and taken over from a worker that died.
import { describe, expect, it } from "vitest";
import { createLog } from "../../system/log.ts";
import type { Duty, DutyRun } from "../../worker/schedules/duty.ts";
import { startSchedule } from "../../worker/schedules/scheduler.ts";
import { testDatabase } from "../support/database.ts";

const { pool } = await testDatabase();
const log = createLog({ process: "test", level: "silent" });
const start = (duties: Duty[]) => startSchedule({ pool, log, duties, lookEveryMs: 20 });
const wait = (durationMs: number) => new Promise((resolve) => setTimeout(resolve, durationMs));
const rowOf = async (name: string) =>
  (await pool.query("select *, due_at > now() as later from duties where name = $1", [name])).rows[0];

const dutyOf = (name: string, run: (run: DutyRun) => Promise<Record<string, number>>, everyMs = 10): Duty => ({
  name,
  everyMs,
  workers: "one",
  run,
});

describe("a duty of one worker", () => {
  it("never runs in two workers at once, and runs again and again", async () => {
    let running = 0;
    let most = 0;
    let runs = 0;
    const duty = dutyOf("alone", async () => {
      running += 1;
      most = Math.max(most, running);
      await wait(15);
      running -= 1;
      runs += 1;
      return {};
    });
    const workers = [start([duty]), start([duty]), start([duty])];
    await expect.poll(() => runs, { timeout: 10_000 }).toBeGreaterThan(10);
    await Promise.all(workers.map((worker) => worker.stop()));
    expect(most).toBe(1);
  });

  it("waits for its interval, whichever worker did it last", async () => {
    let runs = 0;
    const duty = dutyOf(
      "hourly",
      async () => {
        runs += 1;
        return { things: 3 };
      },
      3_600_000,
    );
    for (const _ of [1, 2]) {
      const worker = start([duty]);
      await expect.poll(() => runs, { timeout: 5_000 }).toBe(1);
      await wait(60);
      await worker.stop();
    }
    expect(runs).toBe(1);
    expect(await rowOf("hourly")).toMatchObject({ later: true, taken_by: null, report: '{"things":3}', failures: 0 });
  });

  it("that fails says why, and is tried again", async () => {
    let runs = 0;
    const duty = dutyOf("failing", async () => {
      runs += 1;
      if (runs < 3) throw new Error("the third time it works");
      return {};
    });
    const worker = start([duty]);
    await expect
      .poll(async () => (await rowOf("failing"))?.failures, { timeout: 5_000, interval: 1 })
      .toBeGreaterThan(0);
    await expect.poll(() => runs, { timeout: 5_000 }).toBeGreaterThan(3);
    await worker.stop();
    expect(await rowOf("failing")).toMatchObject({ failures: 0 });
  });

  it("does not hold up another duty while it takes its time", async () => {
    let others = 0;
    const worker = start([
      dutyOf("long", ({ signal }) => new Promise((resolve) => signal.addEventListener("abort", () => resolve({})))),
      dutyOf("short", async () => ({ others: ++others })),
    ]);
    await expect.poll(() => others, { timeout: 5_000 }).toBeGreaterThan(3);
    await worker.stop();
  });

  it("is taken up at once by another worker when its own is told to stop", async () => {
    let runs = 0;
    const duty = dutyOf(
      "handed-over",
      ({ signal }) => {
        runs += 1;
        return new Promise((resolve) => signal.addEventListener("abort", () => resolve({})));
      },
      3_600_000,
    );
    const first = start([duty]);
    await expect.poll(() => runs, { timeout: 5_000 }).toBe(1);
    const second = start([duty]);
    await wait(60);
    expect(runs).toBe(1);
    await first.stop();
    await expect.poll(() => runs, { timeout: 5_000 }).toBe(2);
    await second.stop();
  });

  it("that is being taken when its worker is told to stop is not begun, and free for another", async () => {
    let runs = 0;
    const duty = dutyOf("too-late", async () => ({ runs: ++runs }), 3_600_000);
    const taken = Promise.withResolvers<void>();
    const watched: typeof pool = Object.assign(Object.create(pool), {
      query: async (sql: string, values: unknown[]) => {
        const answer = await pool.query(sql, values);
        if (sql.startsWith("update duties set taken_by = $2")) taken.resolve(first.stop());
        return answer;
      },
    });
    const first = startSchedule({ pool: watched, log, duties: [duty], lookEveryMs: 20 });
    await await taken.promise;
    expect(runs).toBe(0);
    const second = start([duty]);
    await expect.poll(() => runs, { timeout: 5_000 }).toBe(1);
    await second.stop();
  });

  it("of a worker that died is taken up when its loan is over, and not before", async () => {
    await pool.query(
      `insert into duties (name, taken_by, taken_until)
       values ('orphan', gen_random_uuid(), now() + interval '300 milliseconds')`,
    );
    let runs = 0;
    const worker = start([dutyOf("orphan", async () => ({ runs: ++runs }))]);
    await wait(100);
    expect(runs).toBe(0);
    await expect.poll(() => runs, { timeout: 5_000 }).toBeGreaterThan(0);
    await worker.stop();
  });
});

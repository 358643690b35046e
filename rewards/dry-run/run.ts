// Carries out a dry run: through all players of the shop, a batch at a time, with its progress noted after each, until it is
// done or called off. It writes nothing but its own row.
import type { Pool } from "pg";
import { anniversaryDaysSince } from "../anniversaries/due.ts";
import { anniversary } from "../anniversaries/marks.ts";
import type { BadgeDefinition } from "../engine/index.ts";
import { loadProgrammes } from "../programme/load.ts";
import { countPlayers, nextPlayers, readPlayers, type Wanted } from "./read.ts";
import { emptyResult } from "./result.ts";
import { finishDryRun, giveBack, noteProgress, type TakenDryRun } from "./rows.ts";
import { openTrial, tryPlayer } from "./try-badge.ts";

const playersPerBatch = 500;

/** @param now Unix milliseconds. @returns how many players were gone through. */
export async function runDryRun(pool: Pool, run: TakenDryRun, now: number, signal: AbortSignal): Promise<number> {
  const programme = (await loadProgrammes(pool, [run.shop])).get(run.shop);
  if (programme === undefined) {
    await finishDryRun(pool, run, { state: "failed", reason: "Encore is not installed in the shop." });
    return 0;
  }
  const others = [...programme.badges.values()].map(({ definition }) => definition);
  const trial = openTrial(run.definition, programme, others);
  const wanted: Wanted = {
    programme,
    action: run.definition.action,
    prerequisites: run.definition.prerequisites,
    since: run.since,
    withItems: looksAtItems(run.definition),
    anniversaries:
      run.definition.action === anniversary
        ? anniversaryDaysSince(run.shop, programme.timeZone, run.since.getTime(), now)
        : null,
  };
  const result = emptyResult();
  const total = await countPlayers(pool, run.shop);
  let done = 0;
  let last = "";
  while (await noteProgress(pool, run, done, total)) {
    if (signal.aborted) {
      await giveBack(pool, run);
      return done;
    }
    const ids = await nextPlayers(pool, run.shop, last, playersPerBatch);
    for (const player of await readPlayers(pool, wanted, ids)) tryPlayer(trial, player, result);
    done += ids.length;
    last = ids.at(-1) ?? last;
    if (ids.length < playersPerBatch) {
      await finishDryRun(pool, run, { state: "done", result });
      return done;
    }
  }
  return done;
}

const itemWords = ["anyItem", "everyItem", "sumOfItems", "countOfItems"];

function looksAtItems({ filter, challenges }: BadgeDefinition): boolean {
  const text = JSON.stringify(filter ?? null);
  return itemWords.some((word) => text.includes(`"${word}"`)) || challenges.some((one) => "items" in one);
}

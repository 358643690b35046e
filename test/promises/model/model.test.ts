// Promises 4 and 5: whatever happens to a shop's points, in whatever order, after each step every balance is what a model in
// memory says and the sum of the player's ledger, and every level is reached and handed out as it says. 500 runs of 50 commands
// on a real database.
import fc from "fast-check";
import { expect, it } from "vitest";
import { listRewards, type RedeemableReward } from "../../../rewards/catalogue/rewards.ts";
import { findLedgerProblems } from "../../../rewards/ledger/verify.ts";
import { testDatabase } from "../../support/database.ts";
import { testShop } from "../../support/shop.ts";
import { type Command, command, players } from "./commands.ts";
import { type Encore, encoreOf, type Standing } from "./encore.ts";
import { levels } from "./ladder.ts";
import { Model } from "./model.ts";

const runs = 500;
const commandsPerRun = 50;
/** Runs wait for the database most of the time; so many share it. */
const lanes = 4;

const database = await testDatabase({ poolSize: 8 });
const seed = Number(process.env["ENCORE_TEST_SEED"] ?? Date.now() % 1_000_000);
const start = Date.UTC(2026, 0, 1);
const hourMs = 60 * 60 * 1_000;

interface Run {
  model: Model;
  encore: Encore;
  rewards: readonly RedeemableReward[];
  /** By place, as the model has them. */
  orders: { id: string; player: string }[];
  /** Redemptions whose vouchers are still to be made. */
  redemptions: { id: string; player: string; points: number }[];
}

async function carryOut(run: Run, step: Command, at: number): Promise<void> {
  const { model, encore, orders, redemptions } = run;
  const nth = <Entry>(entries: readonly Entry[], place: number) => entries[place % Math.max(1, entries.length)];
  switch (step.do) {
    case "earn":
      model.earn(step.player, step.amount, at);
      orders.push({ id: await encore.earn(step.player, step.amount, at), player: step.player });
      return;
    case "refund": {
      const [order, known] = [nth(model.orders, step.order), nth(orders, step.order)];
      if (!order || !known) return;
      const amount = Math.min(step.amount, order.amount - order.refunded);
      if (amount <= 0) return;
      model.refund(order, amount);
      return encore.refund(known.id, amount, at);
    }
    case "cancel": {
      const [order, known] = [nth(model.orders, step.order), nth(orders, step.order)];
      if (!order || !known) return;
      model.cancel(order);
      return encore.cancel(known.id, known.player, order.amount, at);
    }
    case "redeem": {
      const reward = nth(run.rewards, step.reward);
      if (!reward) throw new Error("The shop has no rewards.");
      const id = await encore.redeem(step.player, reward, at);
      expect(id !== null).toBe(model.spend(step.player, reward.price));
      if (id !== null) redemptions.push({ id, player: step.player, points: reward.price });
      return;
    }
    case "refuse_voucher": {
      const [refused] = redemptions.splice(step.redemption % Math.max(1, redemptions.length), 1);
      if (!refused) return;
      model.debit(refused.player, -refused.points);
      return encore.refuseVoucher(refused.id, at);
    }
    case "expire": {
      const earnedBefore = start + ((at - start) * step.share) / 100;
      model.expire(earnedBefore);
      return encore.expire(earnedBefore, at);
    }
    case "adjust": {
      if (step.points === 0) return;
      const expected = step.points > 0 || model.balance(step.player) + step.points >= 0;
      if (expected && step.points > 0) model.give(step.player, step.points, at);
      if (expected && step.points < 0) model.take(step.player, -step.points);
      const isAdjusted = await encore.adjust(step.player, step.points, at);
      if (isAdjusted !== expected) throw new Error(`An adjustment of ${step.points} came out as ${isAdjusted}.`);
      return;
    }
    case "give": {
      const expected = model.giveBadge(step.player, step.badge, at);
      expect(await encore.giveBadge(step.player, step.badge.name, at), "a badge is given").toBe(expected);
      return;
    }
    case "take": {
      const { player, badge, points } = step;
      const expected = model.takeBadge(player, badge.name, points);
      expect(await encore.takeBadge(player, badge.name, points, at), "a badge is taken").toBe(expected);
      return;
    }
    case "merge":
      model.merge(step.deleted, step.kept);
      return encore.merge(step.deleted, step.kept, at);
  }
}

const nothing = (): Standing => ({ balance: 0, sum: 0, total: 0, highest: null, handedOut: levels.map(() => 0) });

async function compare({ model, encore }: Run): Promise<void> {
  const standings = await encore.standings();
  const told = players.map((player) => standings.get(player) ?? nothing());
  const isHere = (player: string) => model.who(player) === player;
  const wanted = players.map((player) => {
    const balance = isHere(player) ? model.balance(player) : 0;
    return { balance, sum: balance, ...model.ladder.of(player) };
  });
  expect(told).toEqual(wanted);
}

async function play(steps: readonly Command[], stopsAtZero: boolean): Promise<void> {
  const shop = await testShop(database.pool);
  const settings = { spentPoints: stopsAtZero ? "stop_at_zero" : "below_zero", levels };
  await database.pool.query("update shops set settings = $2, programme_version = 99 where shop = $1", [
    shop.shop,
    JSON.stringify(settings),
  ]);
  const rewards = await listRewards(database.pool, shop.shop);
  const run: Run = {
    model: new Model(stopsAtZero),
    encore: encoreOf(database, shop),
    rewards,
    orders: [],
    redemptions: [],
  };
  for (const [place, step] of steps.entries()) {
    await carryOut(run, step, start + (place + 1) * hourMs);
    await compare(run);
  }
  expect((await findLedgerProblems(database.pool, shop.shop)).problems).toEqual([]);
}

it.concurrent.each(Array.from({ length: lanes }, (_, lane) => seed + lane))(
  "balances and levels are what the model says after each step (seed %i)",
  { timeout: 900_000 },
  async (laneSeed) => {
    const steps = fc.array(command, { minLength: commandsPerRun, maxLength: commandsPerRun });
    await fc.assert(fc.asyncProperty(steps, fc.boolean(), play), {
      seed: laneSeed,
      numRuns: runs / lanes,
      endOnFailure: true,
    });
  },
);

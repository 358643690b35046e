// Fills a shop with two years of a plausible history: every order counted by the real rules in the order of time, every row in
// the place where it would be. Balances and progress are kept in memory and written last, when they are final.
import { setImmediate as breathe } from "node:timers/promises";
import type { Pool } from "pg";
import type { ShopId } from "../../rewards/ids.ts";
import type { PlayerInGroup } from "../../rewards/recording/state.ts";
import { pick, randomNumbers } from "../generator.ts";
import { placeBasket, stockBaskets } from "./baskets.ts";
import { brokenEvents, eventOf } from "./events.ts";
import { countFigures } from "./figures.ts";
import { identifiersOf } from "./identifiers.ts";
import { guest, planPurchases, seededId } from "./people.ts";
import { writePlayers } from "./players.ts";
import { dayOf, Refunds } from "./refunds.ts";
import { BatchWriter, type Written } from "./rows.ts";
import { prepareShop } from "./shop.ts";
import { buy, type Fate } from "./shopper.ts";
import { spend } from "./spend.ts";

export interface Filling {
  shop: ShopId;
  players: number;
  badges: number;
  seed: number;
  /** Where the history ends; Unix milliseconds. */
  now: number;
  /** From 0 to 1. */
  onProgress(share: number, what: string): void;
}

export interface Filled extends Written {
  players: number;
  progress: number;
}

/** Between two breaths the writer's statements wait. */
const ordersPerBreath = 100;
const cancelRate = 0.01;
const refundRate = 0.03;
const dayMs = 86_400_000;
/** Orders take this share of the time, and what is written last the rest. */
const shareOfOrders = 0.85;

export async function fillShop(pool: Pool, filling: Filling): Promise<Filled> {
  const { shop, seed, now, onProgress } = filling;
  onProgress(0, "programme");
  const { rewards, ...known } = await prepareShop(pool, shop, filling.badges, now);
  const plan = planPurchases(filling.players, seed, now);
  const baskets = stockBaskets(seed);
  const random = randomNumbers(seed + 3);
  const identifiers = identifiersOf(seed, shop);
  const players = Array.from({ length: filling.players }, (_, person) => newPlayer(shop, person));
  const refunds = new Refunds();
  const writer = new BatchWriter(pool, shop);
  const giveBack = (day: number) => {
    for (const entry of refunds.takeDay(day)) {
      const player = pick(players, Number(entry.playerId) - Number(seededId(0)));
      player.balance += entry.points;
      player.pointsTotal += entry.points;
      writer.batch.ledger.push(entry);
    }
  };

  let today = dayOf(plan.times[0] ?? now);
  for (let place = 0; place < plan.times.length; place += 1) {
    const at = plan.times[place] ?? now;
    for (; today < dayOf(at); today += 1) giveBack(today);
    const player = players[plan.people[place] ?? guest] ?? null;
    const basket = pick(baskets, Math.floor(random() * baskets.length));
    const placed = placeBasket(basket, place, player?.playerId ?? null, at);
    const { batch } = writer;
    refunds.postpone(buy({ ...known, identifiers }, player, placed, { fate: fateOf(random, at, now), batch }));
    if (player) spend({ shop, rewards, identifiers, random, now }, player, { at: at + 60_000, batch });
    batch.events.push(...eventOf(placed, at, now));
    if (place % ordersPerBreath === 0) await breathe();
    if (await writer.writeWhenFull()) {
      onProgress((shareOfOrders * place) / plan.times.length, new Date(at).toISOString().slice(0, 10));
    }
  }
  for (; today <= dayOf(now); today += 1) giveBack(today);
  writer.batch.events.push(...brokenEvents(baskets, filling));
  const written = await writer.finish();
  const progress = await writePlayers(pool, players, now, (share) =>
    onProgress(shareOfOrders + (1 - shareOfOrders) * share, "balances and progress"),
  );
  onProgress(1, "figures and statistics");
  await countFigures(pool, shop, now);
  // A table that has just been filled is new to the planner.
  await pool.query("analyze");
  return { players: players.length, ...written, progress };
}

const newPlayer = (shop: ShopId, person: number): PlayerInGroup => ({
  shop,
  playerId: seededId(person) as PlayerInGroup["playerId"],
  balance: 0,
  ordersCounted: 0,
  pointsTotal: 0,
  highestLevel: null,
  actions: new Map(),
  badges: new Map(),
});

function fateOf(random: () => number, at: number, now: number): Fate {
  const drawn = random();
  const later = at + Math.floor((1 + random() * 20) * dayMs);
  if (later >= now || drawn >= cancelRate + refundRate) return { kind: "kept" };
  return { kind: drawn < cancelRate ? "cancelled" : "refunded", at: later };
}

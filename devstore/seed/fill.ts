// Fills a shop with two years of a plausible history: every order counted by the real rules in the order of time, every row in
// the place where it would be. Balances and progress are kept in memory and written last, when they are final.

import { setImmediate as breathe } from "node:timers/promises";
import type { Pool } from "pg";
import type { ShopId } from "../../rewards/ids.ts";
import type { NewEntry } from "../../rewards/ledger/post.ts";
import type { PlayerInGroup } from "../../rewards/recording/state.ts";
import { randomNumbers } from "../generator.ts";
import { placeBasket, stockBaskets } from "./baskets.ts";
import { brokenEvents, eventOf } from "./events.ts";
import { identifiersOf } from "./identifiers.ts";
import { guest, planPurchases, seededId } from "./people.ts";
import { writePlayers } from "./players.ts";
import { Batch, writeBatch } from "./rows.ts";
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

export interface Filled {
  players: number;
  orders: number;
  actions: number;
  entries: number;
  awards: number;
  progress: number;
  redemptions: number;
  events: number;
}

const ordersPerBatch = 2_000;
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
  const identifiers = identifiersOf(seed);
  const players: (PlayerInGroup | undefined)[] = new Array(filling.players);
  const later = new Map<number, NewEntry[]>();
  const filled: Filled = {
    players: filling.players,
    orders: 0,
    actions: 0,
    entries: 0,
    awards: 0,
    progress: 0,
    redemptions: 0,
    events: 0,
  };
  const spending = { shop, rewards, identifiers, random, now };
  let writing = Promise.resolve();
  let batch = new Batch();
  const flush = async () => {
    const full = batch;
    batch = new Batch();
    count(filled, full);
    await writing;
    writing = writeBatch(pool, shop, full);
    // Its failure is met at the next flush; until then it must not end the process.
    writing.catch(() => undefined);
  };
  let today = 0;
  for (let place = 0; place < plan.times.length; place += 1) {
    const at = plan.times[place] ?? 0;
    const person = plan.people[place] ?? guest;
    for (const day = Math.floor(at / dayMs); today < day; today = today === 0 ? day : today + 1)
      settle(later, today, players, batch);
    const player = person === guest ? null : playerAt(players, person, shop);
    const basket = baskets[Math.floor(random() * baskets.length)];
    if (basket === undefined) throw new Error("There are no baskets.");
    const placed = placeBasket(basket, place, player?.playerId ?? null, at);
    for (const entry of buy({ ...known, identifiers }, player, placed, fateOf(random, at, now), batch))
      postpone(later, entry);
    if (player) spend(spending, player, at + 60_000, batch);
    const event = eventOf(placed, at, now);
    if (event) batch.events.push(event);
    if (place % ordersPerBreath === 0) await breathe();
    if (batch.orders.length >= ordersPerBatch) {
      await flush();
      onProgress((shareOfOrders * place) / plan.times.length, new Date(at).toISOString().slice(0, 10));
    }
  }
  for (const day of [...later.keys()].sort((one, other) => one - other)) settle(later, day, players, batch);
  batch.events.push(...brokenEvents(baskets, now));
  await flush();
  await writing;
  const all = players.map((player, person) => player ?? newPlayer(shop, person));
  filled.progress = await writePlayers(pool, all, now, (share) =>
    onProgress(shareOfOrders + (1 - shareOfOrders) * share, "balances and progress"),
  );
  onProgress(1, "statistics");
  await pool.query("analyze");
  return filled;
}

const newPlayer = (shop: ShopId, person: number): PlayerInGroup => ({
  shop,
  playerId: seededId(person) as PlayerInGroup["playerId"],
  balance: 0,
  ordersCounted: 0,
  badges: new Map(),
});

function playerAt(players: (PlayerInGroup | undefined)[], person: number, shop: ShopId): PlayerInGroup {
  const player = players[person] ?? newPlayer(shop, person);
  players[person] = player;
  return player;
}

function fateOf(random: () => number, at: number, now: number): Fate {
  const drawn = random();
  const later = at + Math.floor((1 + random() * 20) * dayMs);
  if (later >= now || drawn >= cancelRate + refundRate) return { kind: "kept" };
  return { kind: drawn < cancelRate ? "cancelled" : "refunded", at: later };
}

function postpone(later: Map<number, NewEntry[]>, entry: NewEntry): void {
  const day = Math.floor(entry.occurredAt / dayMs);
  const entries = later.get(day) ?? [];
  entries.push(entry);
  later.set(day, entries);
}

/** Refunds of a day that is over. */
function settle(
  later: Map<number, NewEntry[]>,
  day: number,
  players: readonly (PlayerInGroup | undefined)[],
  batch: Batch,
): void {
  for (const entry of later.get(day) ?? []) {
    const player = players[Number(entry.playerId) - Number(seededId(0))];
    if (!player) throw new Error("Points of somebody were taken back who never bought anything.");
    player.balance += entry.points;
    batch.ledger.push(entry);
  }
  later.delete(day);
}

function count(filled: Filled, { orders, actions, ledger, awards, redemptions, events }: Batch): void {
  filled.orders += orders.length;
  filled.actions += actions.length;
  filled.entries += ledger.length;
  filled.awards += awards.length;
  filled.redemptions += redemptions.length;
  filled.events += events.length;
}

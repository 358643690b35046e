// What the storefront would be told of a player of a test shop at a moment of the test's choice.
import type { PlayerId, ShopId } from "../../rewards/ids.ts";
import type { NewBadge } from "../../rewards/programme/badges.ts";
import { readPlayers } from "../../rewards/storefront/player.ts";
import { playerShape } from "../../rewards/storefront/shapes.ts";
import { testDatabase } from "../support/database.ts";
import { givePoints } from "../support/shop.ts";

export const { pool } = await testDatabase();

export const at = Date.UTC(2026, 10, 22, 12);

export const dayMs = 86_400_000;

export async function shown(shop: ShopId, playerId: string, now = at) {
  const read = (await readPlayers(pool, shop, [playerId as PlayerId], now)).get(playerId as PlayerId);
  if (!read) throw new Error(`Nothing is told of ${playerId}.`);
  return { ...read, shape: playerShape.parse(read.shape) };
}

export const badge = (name: string, more: Partial<NewBadge> = {}): NewBadge => ({
  name,
  type: "OneTimeOnly",
  points: 1,
  action: "purchase",
  challenges: [],
  deliverables: [],
  prerequisites: [],
  ...more,
});

export const give = (shop: ShopId, playerId: string, points = 5) => givePoints(pool, shop, playerId, points, at);

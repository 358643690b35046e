// What John and Sarah have in the end: a table for people, or one JSON object for programs.
import type { Pool } from "pg";
import type { PlayerId, ShopId } from "../../rewards/ids.ts";
import { type PlayerView, viewPlayer } from "../../rewards/players/view.ts";
import { shoppers } from "./journey.ts";

export interface DemoResult {
  shop: string;
  players: {
    playerId: string;
    name: string;
    points: number;
    badges: { name: string; count: number }[];
    inventory: { kind: string; label: string; code: string | null }[];
    progress: { badge: string; current: number; target: number }[];
  }[];
}

export async function readResult(pool: Pool, shop: string): Promise<DemoResult> {
  const players = await Promise.all(
    shoppers.map(async ({ name, customerId }) => {
      const view = await viewPlayer(pool, shop as ShopId, customerId as PlayerId, Date.now());
      return resultOf(customerId, name, view);
    }),
  );
  return { shop, players };
}

function resultOf(playerId: string, name: string, view: PlayerView | null): DemoResult["players"][number] {
  return {
    playerId,
    name,
    points: view?.points ?? 0,
    badges: (view?.badges ?? []).map((badge) => ({ name: badge.name, count: badge.count })),
    inventory: (view?.inventory ?? []).map(({ kind, label, code }) => ({ kind, label, code })),
    progress: (view?.progress ?? []).map(({ name: badge, current, target }) => ({ badge, current, target })),
  };
}

export function table(result: DemoResult): string {
  return result.players
    .map((player) => {
      const lines = [
        `${player.name} (player ${player.playerId})`,
        `  points      ${new Intl.NumberFormat("en").format(player.points)}`,
        ...rows(
          "badges",
          player.badges.map((badge) => (badge.count > 1 ? `${badge.name} x${badge.count}` : badge.name)),
        ),
        ...rows(
          "inventory",
          player.inventory.map((item) => `${item.label}, ${item.kind} ${item.code ?? ""}`.trim()),
        ),
        ...rows(
          "progress",
          player.progress.map((entry) => `${entry.badge} ${entry.current}/${entry.target}`),
        ),
      ];
      return lines.join("\n");
    })
    .join("\n\n");
}

const rows = (label: string, values: string[]) =>
  (values.length > 0 ? values : ["none"]).map((value, place) => `  ${(place === 0 ? label : "").padEnd(12)}${value}`);

// What Encore must have come to, reckoned from the store's record by the rules of docs/refunds.md and the guide's programme,
// and without a line of Encore's. What depends on the order of events is said as bounds.
import type { OrderRecord } from "./store-record.ts";

export type BadgeName = "Electronics Enthusiast" | "VIP Customer" | "Bulk Buyer" | "Loyal Customer";

/** The guide's badges, as far as an order by itself decides. */
const conditions: Record<Exclude<BadgeName, "Loyal Customer">, (order: OrderRecord) => boolean> = {
  "Electronics Enthusiast": ({ categories }) => categories.has("electronics"),
  "VIP Customer": ({ categories, totalMinor }) => categories.has("premium") && totalMinor > 500_00,
  "Bulk Buyer": ({ items }) => items >= 5,
};
const badgePoints: Record<BadgeName, number> = {
  "Electronics Enthusiast": 15,
  "VIP Customer": 100,
  "Bulk Buyer": 30,
  "Loyal Customer": 0,
};
const loyalFrom = 10;

export interface ExpectedPlayer {
  playerId: string;
  /** What all orders have left, without badges. */
  orderPoints: number;
  /** By badge: the orders that may have earned it. Bulk Buyer is earned by each, the others by one of them. */
  qualifying: Record<BadgeName, ReadonlySet<string>>;
  /** Ten orders stand at this moment, or ten never were. */
  isSurelyLoyal: boolean;
  mayBeLoyal: boolean;
}

export function expectedPlayers(orders: readonly OrderRecord[]): Map<string, ExpectedPlayer> {
  const byCustomer = Map.groupBy(
    orders.filter((order) => order.customerId !== null),
    (order) => order.customerId ?? "",
  );
  return new Map([...byCustomer].map(([playerId, own]) => [playerId, expectedPlayer(playerId, own)]));
}

function expectedPlayer(playerId: string, orders: readonly OrderRecord[]): ExpectedPlayer {
  const those = (isOne: (order: OrderRecord) => boolean) => new Set(orders.filter(isOne).map(({ id }) => id));
  return {
    playerId,
    orderPoints: orders.reduce((sum, order) => sum + orderPoints(order), 0),
    qualifying: {
      "Electronics Enthusiast": those(conditions["Electronics Enthusiast"]),
      "VIP Customer": those(conditions["VIP Customer"]),
      "Bulk Buyer": those(conditions["Bulk Buyer"]),
      "Loyal Customer": those(() => true),
    },
    isSurelyLoyal: orders.filter((order) => !order.isGone).length >= loyalFrom,
    mayBeLoyal: orders.length >= loyalFrom,
  };
}

/** What is left of so many points of an order: their share of the amount that is left, rounded half up. */
function left(points: number, { isGone, totalMinor, refundedMinor }: OrderRecord): number {
  if (isGone) return 0;
  // A free order's points are for the deed, not for the money.
  if (totalMinor === 0) return points;
  const worthMinor = Math.max(0, totalMinor - refundedMinor);
  return Math.floor((2 * points * worthMinor + totalMinor) / (2 * totalMinor));
}

const orderPoints = (order: OrderRecord): number => left(Math.floor((order.totalMinor + 50) / 100), order);

/** What is left of a badge's points, by the order that earned it. */
export const pointsLeftOfBadge = (badge: BadgeName, order: OrderRecord): number => left(badgePoints[badge], order);

/** How many orders must have earned the badge, at least and at most. */
export function timesEarned(badge: BadgeName, player: ExpectedPlayer): { least: number; most: number } {
  const orders = player.qualifying[badge].size;
  if (badge === "Bulk Buyer") return { least: orders, most: orders };
  if (badge === "Loyal Customer") return { least: Number(player.isSurelyLoyal), most: Number(player.mayBeLoyal) };
  return { least: Math.min(1, orders), most: Math.min(1, orders) };
}

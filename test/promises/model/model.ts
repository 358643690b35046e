// What a shop's points must be, reckoned in memory and without looking at the code under test: players, lots that were
// earned, and what was spent of them.
import { Ladder } from "./ladder.ts";

export interface Lot {
  player: string;
  /** The moment it was earned, Unix milliseconds; no two lots have the same. */
  at: number;
  /** What refunds and expiry have left of it, whoever has spent it. */
  left: number;
}

export interface ModelOrder {
  lot: Lot | null;
  points: number;
  /** Minor units. */
  amount: number;
  refunded: number;
  /** What the order's worth leaves of its points; the lot may hold less, where points had expired. */
  kept: number;
}

/** A badge that was given by hand and is still held. */
export interface HeldBadge {
  player: string;
  name: string;
  isOnce: boolean;
  occurrence: number;
  lot: Lot;
}

export class Model {
  readonly lots: Lot[] = [];
  readonly spent = new Map<string, number>();
  readonly orders: ModelOrder[] = [];
  readonly ladder = new Ladder();
  held: HeldBadge[] = [];
  readonly stopsAtZero: boolean;
  private readonly mergedInto = new Map<string, string>();

  constructor(stopsAtZero: boolean) {
    this.stopsAtZero = stopsAtZero;
  }

  who(player: string): string {
    const into = this.mergedInto.get(player);
    return into === undefined ? player : this.who(into);
  }

  balance(player: string): number {
    const holder = this.who(player);
    const earned = this.lots.reduce((sum, lot) => sum + (lot.player === holder ? lot.left : 0), 0);
    return earned - (this.spent.get(holder) ?? 0);
  }

  earn(player: string, amount: number, at: number): void {
    const points = Math.floor((2 * amount + 100) / 200);
    const lot = points === 0 ? null : { player: this.who(player), at, left: points };
    if (lot) this.lots.push(lot);
    this.ladder.collect(this.who(player), points);
    this.orders.push({ lot, points, amount, refunded: 0, kept: points });
  }

  refund(order: ModelOrder, amount: number): void {
    order.refunded += amount;
    const worth = Math.max(0, order.amount - order.refunded);
    this.keep(order, Math.floor((2 * order.points * worth + order.amount) / (2 * order.amount)));
  }

  cancel(order: ModelOrder): void {
    order.refunded = order.amount;
    this.keep(order, 0);
  }

  private keep(order: ModelOrder, kept: number): void {
    const wanted = order.kept - kept;
    order.kept = kept;
    if (!order.lot) return;
    const most = this.stopsAtZero ? Math.max(0, this.balance(order.lot.player)) : wanted;
    this.takeBack(order.lot, Math.min(wanted, order.lot.left, most));
  }

  private takeBack(lot: Lot, points: number): void {
    lot.left -= points;
    this.ladder.takeBack(lot.player, points);
  }

  /** @returns whether there are enough points. */
  spend(player: string, points: number): boolean {
    if (this.balance(player) < points) return false;
    this.debit(player, points);
    return true;
  }

  debit(player: string, points: number): void {
    const holder = this.who(player);
    this.spent.set(holder, (this.spent.get(holder) ?? 0) + points);
  }

  /** By hand, and not to spend them. */
  take(player: string, points: number): void {
    this.debit(player, points);
    this.ladder.collect(this.who(player), -points);
  }

  give(player: string, points: number, at: number): Lot {
    const lot = { player: this.who(player), at, left: points };
    this.lots.push(lot);
    this.ladder.collect(lot.player, points);
    return lot;
  }

  /** The highest occurrence first, then the latest. */
  private heldBy(player: string, name: string): HeldBadge[] {
    return this.held
      .filter((badge) => badge.player === this.who(player) && badge.name === name)
      .sort((first, second) => second.occurrence - first.occurrence || second.lot.at - first.lot.at);
  }

  /** @returns whether he can have it. */
  giveBadge(player: string, badge: { name: string; points: number; isOnce: boolean }, at: number): boolean {
    const { name, isOnce, points } = badge;
    const times = this.heldBy(player, name).length;
    if (isOnce && times > 0) return false;
    this.held.push({
      player: this.who(player),
      name,
      isOnce,
      occurrence: times + 1,
      lot: this.give(player, points, at),
    });
    return true;
  }

  /** @returns whether he has it. */
  takeBadge(player: string, name: string, takesPoints: boolean): boolean {
    const [last] = this.heldBy(player, name);
    if (!last) return false;
    this.held = this.held.filter((badge) => badge !== last);
    const most = this.stopsAtZero ? Math.max(0, this.balance(player)) : last.lot.left;
    if (takesPoints) this.takeBack(last.lot, Math.min(last.lot.left, most));
    return true;
  }

  /** Oldest first; what was spent has used up the oldest. */
  expire(earnedBefore: number): void {
    for (const player of new Set(this.lots.map((lot) => lot.player))) {
      let used = this.spent.get(player) ?? 0;
      const lots = this.lots.filter((lot) => lot.player === player && lot.at < earnedBefore);
      for (const lot of lots.sort((first, second) => first.at - second.at)) {
        const spentOfIt = Math.min(used, lot.left);
        used -= spentOfIt;
        lot.left = spentOfIt;
      }
    }
  }

  merge(deleted: string, kept: string): void {
    const [from, to] = [this.who(deleted), this.who(kept)];
    if (from !== deleted || from === to) return;
    for (const lot of this.lots) if (lot.player === from) lot.player = to;
    this.spent.set(to, (this.spent.get(to) ?? 0) + (this.spent.get(from) ?? 0));
    this.spent.delete(from);
    this.mergedInto.set(from, to);
    this.ladder.merge(from, to);
    for (const badge of this.held) if (badge.player === from) badge.player = to;
    // Of a badge that can be held once the first is kept; the points of the other stay.
    const isFirst = (badge: HeldBadge) =>
      !badge.isOnce || this.heldBy(to, badge.name).every((other) => other.lot.at >= badge.lot.at);
    this.held = this.held.filter((badge) => badge.player !== to || isFirst(badge));
  }
}

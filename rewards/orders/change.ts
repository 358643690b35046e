// Takes points back, or gives more, when an order that has earned is worth another amount now. What is to change is worked
// out purely from what was recorded; then it is written, never more than is left of each entry.
import { type NewEntry, postEntries } from "../ledger/post.ts";
import type { LedgerSource } from "../ledger/sources.ts";
import { announce } from "../notices/announce.ts";
import type { Notice } from "../notices/notice.ts";
import type { ShopProgramme } from "../programme/load.ts";
import { lockPlayers, playerKey } from "../recording/state.ts";
import type { Connection } from "../store/transaction.ts";
import { type Earned, type EarnedEntry, keptOf, type OrderWorth } from "./earned.ts";
import { entriesLeft } from "./entries-left.ts";
import type { FoldedOrder } from "./fold.ts";

export interface OrderChange {
  order: FoldedOrder;
  programme: ShopProgramme;
  before: Earned;
  after: Earned;
  source: LedgerSource;
  /** Unix milliseconds, by Shopify's clock. */
  at: number;
  /** Entries of which another share is left than before. */
  corrections: { entry: EarnedEntry; points: number }[];
}

/** Null when the order's worth leaves everything as it is. */
export function changeOf(
  order: FoldedOrder,
  before: Earned,
  worth: OrderWorth,
  { programme, at }: { programme: ShopProgramme; at: number },
): OrderChange | null {
  const entries = before.entries.map((entry) => ({ ...entry, kept: keptOf(entry, before, worth) }));
  const corrections = before.entries
    .map((entry, place) => ({ entry, points: (entries[place]?.kept ?? 0) - entry.kept }))
    .filter(({ points }) => points !== 0);
  // What it is now decides even if nothing came in between: an order may be gone within the second of its creation, or when
  // it is first read.
  const wasGone = order.goneAt !== null && order.goneAt > before.asOf;
  const reversed = before.reversed || order.deleted || worth.isGone || wasGone;
  if (corrections.length === 0 && reversed === before.reversed && worth.amountMinor === before.keptMinor) return null;
  const after: Earned = {
    ...before,
    entries,
    reversed,
    keptMinor: worth.amountMinor,
    revision: before.revision + 1,
  };
  return { order, programme, before, after, source: sourceOf(order, before, worth), at, corrections };
}

function sourceOf(order: FoldedOrder, before: Earned, worth: OrderWorth): LedgerSource {
  if (order.deleted || order.newest?.payload.cancelled_at != null) return "cancellation";
  return order.refunds.size > 0 && worth.amountMinor < before.keptMinor ? "refund" : "edit";
}

/** Writes the corrections of a group of orders. @returns outbox messages that want to be delivered. */
export async function applyChanges(connection: Connection, changes: readonly OrderChange[]): Promise<number[]> {
  const correcting = changes.filter((change) => change.corrections.length > 0);
  if (correcting.length === 0) return [];
  const players = await lockPlayers(
    connection,
    correcting.map(({ order, before }) => ({ shop: order.shop, playerId: before.playerId })),
  );
  const left = await entriesLeft(
    connection,
    correcting.flatMap(({ order, corrections }) =>
      corrections.map(({ entry }) => ({ shop: order.shop, entryId: entry.id })),
    ),
  );
  const entries: NewEntry[] = [];
  const notices: Notice[] = [];
  for (const change of correcting) {
    const { shop } = change.order;
    const player = players.get(playerKey(shop, change.before.playerId));
    if (!player) throw new Error(`A player of ${shop} was not locked.`);
    const corrections = entriesOf(change, left, player);
    for (const entry of corrections) player.balance += entry.points;
    entries.push(...corrections);
    notices.push(...noticesOf(change, corrections));
  }
  await postEntries(connection, entries);
  return announce(connection, notices);
}

/** Of points that were taken back, where somebody wants to hear of it. */
function noticesOf({ order, programme, before, after, at }: OrderChange, corrections: readonly NewEntry[]): Notice[] {
  const points = -corrections.reduce((sum, entry) => sum + entry.points, 0);
  const [first] = corrections;
  if (!first || points <= 0 || !programme.hasEndpoints || order.newest?.payload.silent) return [];
  const { shop, orderId } = order;
  const kept = after.entries.reduce((sum, entry) => sum + entry.kept, 0);
  return [
    {
      shop,
      playerId: first.playerId,
      occurredAt: at,
      key: `${orderId}/${before.revision}`,
      topic: "points_reversed",
      about: { orderId, points, kept },
    },
  ];
}

function entriesOf(
  { order, programme, before, source, at, corrections }: OrderChange,
  left: ReadonlyMap<string, number>,
  player: { playerId: Earned["playerId"]; balance: number },
): NewEntry[] {
  let balance = player.balance;
  return corrections.flatMap(({ entry, points }, place): NewEntry[] => {
    const taken = points > 0 ? points : -mostToTake(-points, left.get(entry.id) ?? 0, balance, programme);
    balance += taken;
    if (taken === 0) return [];
    return [
      {
        shop: order.shop,
        playerId: player.playerId,
        points: taken,
        source,
        entryKey: `order/${order.orderId}/${before.revision}/${place}`,
        occurredAt: at,
        reverses: entry.id,
      },
    ];
  });
}

/** Points that have expired meanwhile are not taken a second time; spent ones are, if the merchant says so. */
function mostToTake(wanted: number, left: number, balance: number, { settings }: ShopProgramme): number {
  const most = Math.min(wanted, Math.max(0, left));
  return settings.spentPoints === "stop_at_zero" ? Math.min(most, Math.max(0, balance)) : most;
}

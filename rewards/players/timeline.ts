// What happened to a player's points, newest first and a page at a time: every line of his ledger with where it came from.
// Why an action decided as it did is read when somebody opens the line: rewards/players/decision.ts.
import type { Pool } from "pg";
import type { OrderId, PlayerId, ShopId } from "../ids.ts";
import type { LedgerSource } from "../ledger/sources.ts";

export interface TimelineEntry {
  id: string;
  at: Date;
  points: number;
  source: LedgerSource;
  /** A merchant's or an integrator's. */
  note: string | null;
  /** A badge that was given or taken by hand. */
  isByHand: boolean;
  availableAt: Date | null;
  actionId: string | null;
  orderId: OrderId | null;
  badge: string | null;
  reward: string | null;
  /** The source of the entry that this one corrects. */
  corrects: LedgerSource | null;
  /** Of an adjustment that can still be undone: the reference id that it was made with. */
  undoReference: string | null;
}

export interface Timeline {
  entries: TimelineEntry[];
  /** Where the next page goes on; null on the last. */
  next: string | null;
}

const entriesPerPage = 25;
/** What adjustments/find.ts puts behind a reference id. */
const adjustmentEnding = "/adjustment";

interface Row extends Omit<TimelineEntry, "undoReference"> {
  key: string;
  isUndone: boolean;
  isCorrection: boolean;
  recorded: string;
}

/** @param after `next` of the page before; what is none is the beginning. */
export async function readTimeline(
  pool: Pool,
  shop: ShopId,
  playerId: PlayerId,
  after: string | null,
): Promise<Timeline> {
  const [recordedAt = null, id = null] = isPlace(after) ? after.split("_") : [];
  const { rows } = await pool.query<Row>(
    `select entry.id, entry.occurred_at as at, entry.points, entry.source, entry.entry_key as key,
            coalesce(entry.note, case when actions.source = 'merchant' then actions.details ->> 'reason' end) as note,
            coalesce(actions.source = 'merchant', false) as "isByHand",
            case when entry.available_at > now() then entry.available_at end as "availableAt",
            entry.action_id as "actionId", actions.order_id as "orderId", badges.name as badge,
            case when entry.source like 'redemption%' then
              (select reward.name from redemptions
                 join catalogue_rewards reward on reward.shop = redemptions.shop and reward.id = redemptions.reward_id
                where redemptions.shop = entry.shop
                  and redemptions.id = substring(entry.entry_key from '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}')::uuid) end as reward,
            corrected.source as corrects, entry.reverses is not null as "isCorrection",
            (entry.source = 'adjustment' and exists (
              select 1 from ledger_entries undo
               where undo.shop = entry.shop and undo.reverses = entry.id and undo.source = 'adjustment')) as "isUndone",
            (extract(epoch from entry.recorded_at) * 1000)::bigint::text as recorded
       from ledger_entries entry
       left join actions on actions.shop = entry.shop and actions.id = entry.action_id
       left join badges on badges.shop = entry.shop and badges.id = entry.badge_id
       left join ledger_entries corrected on corrected.shop = entry.shop and corrected.id = entry.reverses
      where entry.shop = $1 and entry.player_id = $2
        ${id === null ? "" : "and (entry.recorded_at, entry.id) < (to_timestamp($4::bigint / 1000.0), $5::uuid)"}
      order by entry.recorded_at desc, entry.id desc limit $3`,
    [shop, playerId, entriesPerPage + 1, ...(id === null ? [] : [recordedAt, id])],
  );
  const shown = rows.slice(0, entriesPerPage);
  const last = shown.at(-1);
  return {
    entries: shown.map(entryOf),
    next: rows.length > entriesPerPage && last ? `${last.recorded}_${last.id}` : null,
  };
}

const isPlace = (text: string | null): text is string => text !== null && /^\d{1,16}_[0-9a-f-]{36}$/.test(text);

function entryOf({ key, isUndone, isCorrection, recorded: _recorded, ...entry }: Row): TimelineEntry {
  const canUndo = entry.source === "adjustment" && !isCorrection && !isUndone && key.endsWith(adjustmentEnding);
  return { ...entry, undoReference: canUndo ? key.slice(0, -adjustmentEnding.length) : null };
}

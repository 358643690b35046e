// The shop under test: what the commands do to Encore, on a real database. Returns what they came to, for comparison.
import { adjustPoints } from "../../../rewards/adjustments/adjust.ts";
import { giveBadge } from "../../../rewards/by-hand/give.ts";
import { takeBadge } from "../../../rewards/by-hand/take.ts";
import type { CatalogueReward } from "../../../rewards/catalogue/rewards.ts";
import { mergeCustomers } from "../../../rewards/customers/merge.ts";
import { expireShopPoints } from "../../../rewards/expiry/expire.ts";
import type { PlayerId } from "../../../rewards/ids.ts";
import { majorText } from "../../../rewards/money.ts";
import { loadProgrammes } from "../../../rewards/programme/load.ts";
import { redeem } from "../../../rewards/redemption/redeem.ts";
import { inTransaction } from "../../../rewards/store/transaction.ts";
import { readVoucher } from "../../../rewards/vouchers/item.ts";
import { voucherRefused } from "../../../rewards/vouchers/outcome.ts";
import type { TestDatabase } from "../../support/database.ts";
import { newId, orderPayload } from "../../support/orders.ts";
import type { TestShop } from "../../support/shop.ts";
import { levels } from "./ladder.ts";

export interface Encore {
  earn(player: string, amountMinor: number, at: number): Promise<string>;
  refund(order: string, amountMinor: number, at: number): Promise<void>;
  cancel(order: string, player: string, amountMinor: number, at: number): Promise<void>;
  /** Null when it was refused. */
  redeem(player: string, reward: CatalogueReward, at: number): Promise<string | null>;
  refuseVoucher(redemption: string, at: number): Promise<void>;
  expire(earnedBefore: number, at: number): Promise<void>;
  adjust(player: string, points: number, at: number): Promise<boolean>;
  /** False when he has it already. */
  giveBadge(player: string, name: string, at: number): Promise<boolean>;
  /** False when he does not have it. */
  takeBadge(player: string, name: string, takesPoints: boolean, at: number): Promise<boolean>;
  merge(deleted: string, kept: string, at: number): Promise<void>;
  /** By player. */
  standings(): Promise<Map<string, Standing>>;
}

export interface Standing {
  balance: number;
  /** Of the ledger. */
  sum: number;
  /** Collected in all. */
  total: number;
  highest: number | null;
  /** How often each level was handed out to him. */
  handedOut: number[];
}

export function encoreOf({ pool }: TestDatabase, { shop, handle }: TestShop): Encore {
  const iso = (at: number) => new Date(at).toISOString();
  const state = (id: string, customerId: string, amountMinor: number, at: number) =>
    orderPayload({ id, customerId, total: majorText(amountMinor, 2), at: iso(at) });
  const byHand = async (player: string, name: string, at: number) => {
    const { rows } = await pool.query<{ id: string }>("select id from badges where shop = $1 and name = $2", [
      shop,
      name,
    ]);
    const badgeId = rows[0]?.id ?? "";
    return { shop, playerId: player as PlayerId, badgeId, reason: "Because", referenceId: newId(), at };
  };
  return {
    earn: async (player, amountMinor, at) => {
      const id = newId();
      await handle("orders/create", state(id, player, amountMinor, at), { triggeredAt: at });
      return id;
    },
    refund: async (order, amountMinor, at) => {
      const amount = majorText(amountMinor, 2);
      await handle(
        "refunds/create",
        {
          admin_graphql_api_id: `gid://shopify/Refund/${newId()}`,
          order_id: order,
          created_at: iso(at),
          transactions: [{ kind: "refund", status: "success", amount, currency: "USD" }],
        },
        { triggeredAt: at },
      );
    },
    cancel: async (order, player, amountMinor, at) => {
      const overrides = { cancelled_at: iso(at), updated_at: iso(at) };
      await handle("orders/cancelled", { ...state(order, player, amountMinor, at), ...overrides }, { triggeredAt: at });
    },
    redeem: async (player, reward, at) => {
      const request = { shop, playerId: player as PlayerId, rewardId: reward.id, referenceId: newId(), at };
      const outcome = await redeem(pool, request);
      return outcome.kind === "redeemed" ? outcome.redemption.id : null;
    },
    refuseVoucher: async (redemption, at) => {
      const { rows } = await pool.query<{ id: string }>(
        "select id from inventory_items where shop = $1 and redemption_id = $2",
        [shop, redemption],
      );
      const item = await readVoucher(pool, shop, rows[0]?.id ?? "");
      if (!item) throw new Error("A redemption has no voucher.");
      await voucherRefused(pool, item, "The store refused.", at);
    },
    expire: async (earnedBefore, at) => {
      await expireShopPoints(pool, { shop, earnedBefore, at, expiredOn: iso(at).slice(0, 10) });
    },
    adjust: async (player, points, at) => {
      const request = { shop, playerId: player as PlayerId, points, reason: "Because", referenceId: newId(), at };
      return (await adjustPoints(pool, request)).kind === "adjusted";
    },
    giveBadge: async (player, name, at) => {
      const request = await byHand(player, name, at);
      return (await giveBadge(pool, request)).kind === "given";
    },
    takeBadge: async (player, name, takesPoints, at) => {
      const request = await byHand(player, name, at);
      return (await takeBadge(pool, { ...request, takesPoints })).kind === "taken";
    },
    merge: (deleted, kept, at) =>
      inTransaction(pool, async (connection) => {
        const programme = (await loadProgrammes(connection, [shop])).get(shop);
        if (!programme) throw new Error("The shop is not installed.");
        await mergeCustomers(connection, programme, { shop, deleted: deleted as PlayerId, kept: kept as PlayerId, at });
      }),
    standings: async () => {
      const { rows } = await pool.query<Standing & { player: string }>(
        `select player_id as player, balance, points_total as total, highest_level as highest,
                coalesce((select sum(points) from ledger_entries entry
                           where entry.shop = players.shop and entry.player_id = players.player_id), 0)::bigint as sum,
                array(select (select count(*) from inventory_items item
                               where item.shop = players.shop and item.player_id = players.player_id
                                 and item.level_id = level.id)::int
                        from unnest($2::text[]) with ordinality as level (id, place) order by level.place) as "handedOut"
           from players where shop = $1`,
        [shop, levels.map(({ id }) => id)],
      );
      return new Map(rows.map(({ player, ...standing }) => [player, standing]));
    },
  };
}

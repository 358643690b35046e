// Tells, some days before, of vouchers that will expire if they are not used. Each is told of once: a mark says up to which
// moment the shop's vouchers were looked through. One that is made with fewer days than that is not told of again: it was
// told when it became ready.
import type { Pool } from "pg";
import type { PlayerId, ShopId } from "../ids.ts";
import { announce } from "../notices/announce.ts";
import { shopSettings } from "../programme/settings.ts";

const vouchersAtOnce = 500;
const dayMs = 86_400_000;

interface Listener {
  shop: ShopId;
  /** Vouchers that end after this and until that, both in Unix ms. */
  from: number;
  until: number;
}

/** @param now Unix ms. @returns how many messages were written. */
export async function announceVoucherExpiries(pool: Pool, now: number, signal?: AbortSignal): Promise<number> {
  let announced = 0;
  for (const listener of await listeners(pool, now)) {
    announced += await announceOfShop(pool, listener, now, signal);
    if (signal?.aborted) return announced;
    await pool.query(
      `insert into expiry_marks (shop, rule, vouchers_announced_until) values ($1, '', $2)
       on conflict (shop) do update set vouchers_announced_until = excluded.vouchers_announced_until`,
      [listener.shop, new Date(listener.until)],
    );
  }
  return announced;
}

/** Installed shops with an endpoint that wants to hear of it. */
async function listeners(pool: Pool, now: number): Promise<Listener[]> {
  const { rows } = await pool.query<{ shop: ShopId; settings: unknown; mark: Date | null }>(
    `select shops.shop, settings, vouchers_announced_until as mark
       from shops left join expiry_marks on expiry_marks.shop = shops.shop
      where uninstalled_at is null
        and exists (select from endpoints
                     where endpoints.shop = shops.shop and disabled_at is null
                       and (topics = '{}' or 'voucher_expires_soon' = any(topics)))
      order by shops.shop`,
  );
  return rows.map(({ shop, settings, mark }) => {
    const from = Math.max(now, mark?.getTime() ?? now);
    const until = now + shopSettings.parse(settings).expiryNoticeDays * dayMs;
    return { shop, from, until: Math.max(from, until) };
  });
}

interface Row {
  id: string;
  player_id: PlayerId;
  label: string;
  code: string;
  expires_at: Date;
}

async function announceOfShop(
  pool: Pool,
  { shop, from, until }: Listener,
  now: number,
  signal?: AbortSignal,
): Promise<number> {
  let announced = 0;
  let last: Pick<Row, "expires_at" | "id"> | undefined;
  while (!signal?.aborted) {
    const { rows }: { rows: Row[] } = await pool.query(
      `select id, player_id, label, code, expires_at from inventory_items
        where shop = $1 and state = 'ready' and code is not null and expires_at > $2 and expires_at <= $3
          and ($4::timestamptz is null or (expires_at, id) > ($4, $5::uuid))
        order by expires_at, id limit ${vouchersAtOnce}`,
      [shop, new Date(from), new Date(until), last?.expires_at ?? null, last?.id ?? null],
    );
    const messages = await announce(
      pool,
      rows.map(({ id: itemId, player_id: playerId, label, code, expires_at: expiresAt }) => ({
        shop,
        playerId,
        occurredAt: now,
        key: itemId,
        topic: "voucher_expires_soon",
        about: { itemId, label, code, expiresAt: expiresAt.toISOString() },
      })),
    );
    announced += messages.length;
    if (rows.length < vouchersAtOnce) return announced;
    last = rows.at(-1);
  }
  return announced;
}

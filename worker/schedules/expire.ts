// Points and vouchers whose time is over, and the notices that come before it. Points expire at the beginning of a day in the
// shop's time zone, and go within a quarter of an hour after that.
import type { Pool } from "pg";
import { announceVoucherExpiries } from "../../rewards/expiry/announce-vouchers.ts";
import { shopsWithExpiry } from "../../rewards/expiry/marks.ts";
import { runExpiry } from "../../rewards/expiry/run.ts";
import { expireVouchers } from "../../rewards/vouchers/expire.ts";
import type { Log } from "../../system/log.ts";
import type { Duty } from "./duty.ts";

export interface ExpiryParts {
  pool: Pool;
  log: Log;
}

const minuteMs = 60_000;
const vouchersAtOnce = 500;

export const expirePoints = ({ pool, log }: ExpiryParts): Duty => ({
  name: "expire-points",
  everyMs: 15 * minuteMs,
  workers: "one",
  run: async ({ now, signal }) => {
    const counts = { players: 0, points: 0, announced: 0, failed: 0 };
    for (const shop of await shopsWithExpiry(pool)) {
      if (signal.aborted) break;
      try {
        const done = await runExpiry(pool, shop, now, signal);
        counts.players += done.players;
        counts.points += done.points;
        counts.announced += done.announced;
      } catch (error) {
        // Its mark has not moved: the next run takes it up again. Other shops' points expire in time.
        counts.failed += 1;
        log.warn({ error, shop: shop.shop }, "a shop's points could not expire; they do with the next run");
      }
    }
    return counts;
  },
});

export const expireAndAnnounceVouchers = ({ pool }: ExpiryParts): Duty => ({
  name: "expire-vouchers",
  everyMs: 10 * minuteMs,
  workers: "one",
  run: async ({ now, signal }) => {
    let expired = 0;
    while (!signal.aborted) {
      const some = await expireVouchers(pool, now, vouchersAtOnce);
      expired += some.length;
      if (some.length < vouchersAtOnce) break;
    }
    return { expired, announced: await announceVoucherExpiries(pool, now, signal) };
  },
});

// How often somebody may ask: a burst, and then so many a second. Kept in this process alone; several processes let through
// as many times as much, which is still little.

export interface Allowance {
  /** At once. */
  burst: number;
  perSecond: number;
}

/** Those who asked longest ago are forgotten first: by then their buckets are full again. */
const mostRemembered = 50_000;

export function createTokenBuckets({ burst, perSecond }: Allowance, now: () => number = Date.now) {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    /** @returns 0 when it may be done now, else in how many seconds. */
    take: (who: string): number => {
      const at = now();
      const known = buckets.get(who) ?? { tokens: burst, at };
      // A clock that is put back takes nothing away.
      const tokens = Math.min(burst, known.tokens + (Math.max(0, at - known.at) / 1_000) * perSecond);
      buckets.delete(who);
      buckets.set(who, { tokens: tokens < 1 ? tokens : tokens - 1, at });
      const [oldest] = buckets.keys();
      if (buckets.size > mostRemembered && oldest !== undefined) buckets.delete(oldest);
      return tokens < 1 ? Math.ceil((1 - tokens) / perSecond) : 0;
    },
  };
}

// Who failed is left alone for a while: 1 s, 2 s, 4 s ... so that one that is down is not asked all the time. Kept in this
// process alone.

export interface Rests<Name> {
  /** @returns for how long it is left alone now. */
  failed(name: Name): number;
  worked(name: Name): void;
  resting(): Name[];
}

const firstRestMs = 1_000;

export function createRests<Name>(longestMs: number, now: () => number): Rests<Name> {
  const failing = new Map<Name, { failures: number; until: number }>();
  return {
    failed: (name) => {
      const failures = (failing.get(name)?.failures ?? 0) + 1;
      const restMs = Math.min(firstRestMs * 2 ** (failures - 1), longestMs);
      failing.set(name, { failures, until: now() + restMs });
      return restMs;
    },
    worked: (name) => {
      failing.delete(name);
    },
    resting: () => [...failing].filter(([, { until }]) => until > now()).map(([name]) => name),
  };
}

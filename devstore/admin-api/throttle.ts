// The leaky bucket of the Admin API: every operation takes its requested cost out, gets back what it did not use,
// and the rest flows in by the second.

export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

export interface Bucket {
  /** Takes the points if they are there. */
  take(points: number): boolean;
  giveBack(points: number): void;
  status(): ThrottleStatus;
}

export function newBucket(maximumAvailable: number, restoreRate: number, now: () => number): Bucket {
  let available = maximumAvailable;
  let countedAt = now();

  function restore(): void {
    const elapsedSeconds = (now() - countedAt) / 1000;
    available = Math.min(maximumAvailable, available + elapsedSeconds * restoreRate);
    countedAt = now();
  }

  return {
    take(points) {
      restore();
      if (points > available) return false;
      available -= points;
      return true;
    },
    giveBack(points) {
      available = Math.min(maximumAvailable, available + points);
    },
    status() {
      restore();
      return { maximumAvailable, currentlyAvailable: Math.floor(available), restoreRate };
    },
  };
}

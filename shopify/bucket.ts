// What is known of one shop's share of Admin API calls: a bucket of points that fills up by the second. Shopify tells its
// level with every answer; in between it is reckoned on. Pure: time comes in as an argument.

export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  /** Points a second. */
  restoreRate: number;
}

export interface Bucket {
  status: ThrottleStatus;
  /** When `status` was true, Unix milliseconds. */
  at: number;
  /** Points of calls that are on their way: Shopify may or may not have counted them yet. */
  reserved: number;
}

/** The smallest that Shopify gives anybody; the first answer says what it really is. */
export const unknownStatus: ThrottleStatus = { maximumAvailable: 1_000, currentlyAvailable: 1_000, restoreRate: 50 };

export const newBucket = (now: number): Bucket => ({ status: unknownStatus, at: now, reserved: 0 });

/** Never more than the bucket holds: such a call waits for a full bucket, and Shopify says the rest. */
const needed = (bucket: Bucket, cost: number) => Math.min(cost, bucket.status.maximumAvailable);

function available({ status, at }: Bucket, now: number): number {
  const restored = (Math.max(0, now - at) / 1_000) * status.restoreRate;
  return Math.min(status.maximumAvailable, status.currentlyAvailable + restored);
}

/** How long until a call of this cost is paid for, after the calls that wait already. 0: now. */
export function waitMs(bucket: Bucket, cost: number, now: number): number {
  const missing = needed(bucket, cost) - available(bucket, now);
  return missing <= 0 ? 0 : Math.ceil((missing / bucket.status.restoreRate) * 1_000);
}

/** May go below zero: that is a debt which those who come later wait for. @returns the points that are reserved. */
export function reserve(bucket: Bucket, cost: number, now: number): number {
  const points = needed(bucket, cost);
  bucket.status = { ...bucket.status, currentlyAvailable: available(bucket, now) - points };
  bucket.at = now;
  bucket.reserved += points;
  return points;
}

/**
 * The call is over. With Shopify's word on the level, that is believed, less what is still on its way; without it (no answer
 * came) the points count as spent.
 */
export function settle(bucket: Bucket, points: number, told: ThrottleStatus | null, now: number): void {
  bucket.reserved -= points;
  if (!told || told.restoreRate <= 0 || told.maximumAvailable <= 0) return;
  bucket.status = { ...told, currentlyAvailable: told.currentlyAvailable - bucket.reserved };
  bucket.at = now;
}

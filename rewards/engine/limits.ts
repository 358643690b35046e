// Every size that the engine accepts has an upper limit here, so that no programme and no action can make it slow.
// The numbers are far above what a merchant needs and far below what hurts.

/** Badges of one programme: what the benchmark measures as the largest. */
export const MAXIMUM_BADGES = 10_000;
export const MAXIMUM_FILTER_DEPTH = 8;
export const MAXIMUM_FILTER_NODES = 200;
export const MAXIMUM_VALUES = 500;
export const MAXIMUM_CHALLENGES = 8;
export const MAXIMUM_LEVELS = 100;
export const MAXIMUM_DELIVERABLES = 50;
export const MAXIMUM_TEXT_LENGTH = 1_000;
/** Actions that a count may ask for. */
export const MAXIMUM_TIMES = 1_000_000;
/** Time stamps and distinct values are stored with the player, one by one. */
export const MAXIMUM_REMEMBERED = 1_000;
export const MAXIMUM_DAYS = 3_660;
/** Fits a 32-bit database integer, also after a few hundred awards. */
export const MAXIMUM_POINTS = 1_000_000;
/** What one action may earn by itself; more is cut off here. */
export const MAXIMUM_ACTION_POINTS = 1_000_000_000;
/** One huge order can complete a small sum target many times; the rest of the sum stays for the next action. */
export const MAXIMUM_AWARDS_PER_ACTION = 100;
/** Days of earned points remembered for a daily cap: an action may come this late and still be capped with its own day. */
export const REMEMBERED_DAYS = 35;
/** Runs of a broken streak that are remembered, so that a late action can still join two of them. */
export const REMEMBERED_RUNS = 50;
/** The last millisecond of the year 9999: times are Unix milliseconds from 1970 until then. */
export const MAXIMUM_TIME = 253_402_300_799_999;

// Who buys when: a shop that grows over two years, where a few customers buy often and most do not. The whole plan is drawn
// before the first order, in plain arrays, because a million customers must fit in memory.
import { randomNumbers } from "../generator.ts";

export interface Plan {
  /** Unix milliseconds of each purchase, oldest first. */
  times: Float64Array;
  /** Whose it is: a place among the people, or `guest`. */
  people: Uint32Array;
}

export const guest = 0xffff_ffff;

const dayMs = 86_400_000;
export const historyDays = 730;
const guestRate = 0.02;
/** Purchases of one person: one at least, four on average, and thirty of the keenest. */
const purchasesOf = (random: () => number) => 1 + Math.floor(29 * random() ** 8.2);

export function planPurchases(people: number, seed: number, now: number): Plan {
  const random = randomNumbers(seed);
  const counts = Uint32Array.from({ length: people }, () => purchasesOf(random));
  const bought = counts.reduce((sum, count) => sum + count, 0);
  const total = bought + Math.floor(bought * guestRate);
  const times = new Float64Array(total);
  const whose = new Uint32Array(total).fill(guest);
  let place = 0;
  for (let person = 0; person < people; person += 1) {
    const came = random() ** 0.6;
    for (let purchase = 0; purchase < (counts[person] ?? 0); purchase += 1) {
      const share = purchase === 0 ? came : came + (1 - came) * random();
      times[place] = momentOf(share, random, now);
      whose[place] = person;
      place += 1;
    }
  }
  for (; place < total; place += 1) times[place] = momentOf(random() ** 0.6, random, now);
  return sorted(times, whose);
}

/** Days are drawn evenly; within a day most people buy around its middle. The last hour stays free. */
function momentOf(share: number, random: () => number, now: number): number {
  const day = Math.floor(share * (historyDays - 1));
  const ofDay = ((random() + random()) / 2) * dayMs;
  return Math.min(now - 3_600_000, Math.floor(now - (historyDays - day) * dayMs + ofDay));
}

function sorted(times: Float64Array, whose: Uint32Array): Plan {
  const order = Uint32Array.from({ length: times.length }, (_, place) => place);
  order.sort((one, other) => (times[one] ?? 0) - (times[other] ?? 0) || one - other);
  return {
    times: Float64Array.from(order, (place) => times[place] ?? 0),
    people: Uint32Array.from(order, (place) => whose[place] ?? guest),
  };
}

/** Ids that the devstore never gives: who is in the database with another one came from somewhere else. */
export const seededId = (person: number): string => String(8_800_000_000_000 + person);
export const seededIdPattern = "^88[0-9]{11}$";

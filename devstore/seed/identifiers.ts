// Ids and codes that the same seed gives again: UUIDs of version 7 whose time is the row's own, so that rows lie in the indexes
// as they would if they had been written when they say.
import { uuidv7 } from "../../rewards/store/uuid.ts";
import { randomNumbers } from "../generator.ts";

export interface Identifiers {
  /** @param at Unix milliseconds. */
  uuid(at: number): string;
  code(): string;
}

const letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

export function identifiersOf(seed: number): Identifiers {
  const random = randomNumbers(seed + 2);
  const bytes = () => Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256));
  const part = () => Array.from({ length: 4 }, () => letters[Math.floor(random() * letters.length)]).join("");
  let count = 0;
  return {
    uuid: (msecs) => {
      count = (count + 1) % 0x7fff_ffff;
      return uuidv7({ msecs, seq: count, random: bytes() });
    },
    code: () => `${part()}-${part()}-${part()}`,
  };
}

// Ids and codes that the same seed gives again: UUIDs of version 7 whose time is the row's own, so that rows lie in the indexes
// as they would if they had been written when they say.
import { createHash } from "node:crypto";
import type { ShopId } from "../../rewards/ids.ts";
import { uuidv7 } from "../../rewards/store/uuid.ts";
import { randomNumbers } from "../generator.ts";

export interface Identifiers {
  /** @param at Unix milliseconds. */
  uuid(at: number): string;
  code(): string;
}

const letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/** Two shops of one database share no id, however they were seeded. */
export function identifiersOf(seed: number, shop: ShopId): Identifiers {
  const random = randomNumbers(createHash("sha256").update(`${seed} ${shop}`).digest().readUInt32BE());
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

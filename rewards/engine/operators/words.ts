// The words that the filters of a programme compare the entries of one list detail with. An order lists dozens of
// categories and codes; the few that some filter asks for are all that can make a difference, and all that is read.
import { normalText } from "./text.ts";

/** Longer words share the last length. */
const LENGTHS = 256;
const SPACE = 0x20;
/** Everything that `trim` takes away is at most a space or at least this (no-break space). */
const NO_BREAK_SPACE = 0xa0;
/** The one letter that grows when it is lower-cased is İ: it becomes i and this mark. */
const GROWN = "\u0307";

export class Words {
  private readonly known = new Set<string>();
  private readonly lengths = new Uint8Array(LENGTHS);

  /** In normal form already. */
  add(word: string): void {
    this.known.add(word);
    if (word.includes(GROWN)) this.lengths.fill(1);
    this.lengths[Math.min(word.length, LENGTHS - 1)] = 1;
  }

  /** The entry in normal form, if any filter asks for it. Most entries are told apart by their length alone. */
  find(entry: string): string | undefined {
    if (this.lengths[Math.min(entry.length, LENGTHS - 1)] === 0 && !hasOuterSpace(entry)) return undefined;
    const normal = normalText(entry);
    return this.known.has(normal) ? normal : undefined;
  }
}

/** Possibly: then its length says nothing. */
function hasOuterSpace(entry: string): boolean {
  return isSpace(entry.charCodeAt(0)) || isSpace(entry.charCodeAt(entry.length - 1));
}

function isSpace(code: number): boolean {
  return code <= SPACE || code >= NO_BREAK_SPACE;
}

// A check is one statement that answers what is wrong, and nothing where all is well; it never writes. The first parameter is
// the shop, or null for all of them.
export interface Check {
  name: string;
  /** What it proves, for the operator. */
  proves: string;
  /** Rows with `shop` and `sentence`; a sentence names rows by their ids and holds nothing personal. */
  statement: string;
}

// The lines of a file, a thousand at a time, with the players whose points they are. Only the names that were seen are
// remembered beyond a batch, because nobody may be in a file twice.
import type { PlayerId, ShopId } from "../ids.ts";
import type { Columns } from "./columns.ts";
import { readCsv } from "./csv.ts";
import { type LineError, type ReadLine, readLine } from "./line.ts";
import type { ImportFile, ImportPorts } from "./ports.ts";

export const linesPerBatch = 1_000;

export interface ImportedLine {
  line: number;
  playerId: PlayerId;
  points: number;
}

export interface Batch {
  /** How many lines of the file end with this batch; the header is not one. */
  rowsRead: number;
  lines: readonly ImportedLine[];
  /** In the order of the file. */
  errors: readonly LineError[];
}

export interface LineSources extends ImportPorts {
  /** Who of these must not come back. */
  findErased(shop: ShopId, players: readonly PlayerId[]): Promise<ReadonlySet<PlayerId>>;
}

/** @param skipRows these many lines were imported before and are not asked about again; a multiple of a batch. */
export async function* readBatches(
  sources: LineSources,
  shop: ShopId,
  file: ImportFile,
  columns: Columns,
  skipRows = 0,
): AsyncGenerator<Batch> {
  const seen = new Map<PlayerId, number>();
  let waiting: ReadLine[] = [];
  let rowsRead = -1;
  for await (const part of readCsv(file.open())) {
    // The survey has read the file to its end.
    if (part.kind === "unreadable") throw new Error(`${file.name} has changed while it was read.`);
    rowsRead += 1;
    if (rowsRead === 0 || rowsRead <= skipRows) continue;
    waiting.push(readLine(part.line, part.fields, columns));
    if (waiting.length < linesPerBatch) continue;
    yield await batchOf(sources, shop, waiting, columns, rowsRead, seen);
    waiting = [];
  }
  if (waiting.length > 0) yield await batchOf(sources, shop, waiting, columns, rowsRead, seen);
}

async function batchOf(
  sources: LineSources,
  shop: ShopId,
  read: readonly ReadLine[],
  columns: Columns,
  rowsRead: number,
  seen: Map<PlayerId, number>,
): Promise<Batch> {
  const customers = await customersOf(sources, shop, read);
  const playerOf = ({ owner }: GoodLine) =>
    owner.kind === "player" ? owner.playerId : (customers.get(owner.email) ?? null);
  const named = read.flatMap((one) => (one.kind === "line" ? [playerOf(one)] : [])).filter((id) => id !== null);
  const erased = await sources.findErased(shop, named);
  const lines: ImportedLine[] = [];
  const errors: LineError[] = [];
  for (const one of read) {
    if (one.kind === "refused") {
      errors.push(one.error);
      continue;
    }
    const { line, points } = one;
    const playerId = playerOf(one);
    if (playerId === null) {
      errors.push({ line, field: nameOf(columns, "email"), sentence: unknownCustomer });
    } else if (erased.has(playerId)) {
      errors.push({ line, field: null, sentence: "This customer was erased at his own wish. Remove the line." });
    } else if (seen.has(playerId)) {
      errors.push(duplicateError(line, seen.get(playerId) ?? null));
    } else {
      seen.set(playerId, line);
      lines.push({ line, playerId, points });
    }
  }
  return { rowsRead, lines, errors };
}

type GoodLine = Extract<ReadLine, { kind: "line" }>;

const unknownCustomer = "No customer of the store has this e-mail address. Correct it, or add the customer in Shopify.";
const nameOf = ({ names, places }: Columns, field: "email") => names[places[field] ?? -1] ?? null;

/** @param first the line that named the player before; null where an earlier run has read it. */
export const duplicateError = (line: number, first: number | null): LineError => ({
  line,
  field: null,
  sentence:
    first === null
      ? "The same customer is on an earlier line, and only that one counts. Remove one."
      : `The same customer is on line ${first}, and only that one counts. Remove one.`,
});

async function customersOf(ports: ImportPorts, shop: ShopId, read: readonly ReadLine[]) {
  const emails = read.flatMap((one) => (one.kind === "line" && one.owner.kind === "email" ? [one.owner.email] : []));
  return emails.length === 0 ? new Map<string, PlayerId | null>() : ports.findCustomers(shop, [...new Set(emails)]);
}

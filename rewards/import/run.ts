// Imports a file: each good line is one ledger entry, and lines with errors do not stop the others. A batch is recorded with
// its progress in one transaction, so an import that was killed is taken up again where it was, and nothing counts twice.
import type { Pool } from "pg";
import type { PlayerId, ShopId } from "../ids.ts";
import { type PostedEntry, postEntries } from "../ledger/post.ts";
import { type HeldPlayer, holdPlayers } from "../players/hold.ts";
import { type Gain, reachLevels } from "../recording/reach-levels.ts";
import { isInstalled } from "../shops/installation.ts";
import { type Connection, inTransaction, inTransactionOrAgain } from "../store/transaction.ts";
import { type Batch, duplicateError, readBatches } from "./batches.ts";
import type { ImportFormat } from "./columns.ts";
import type { LineError } from "./line.ts";
import { saveLineErrors } from "./line-errors.ts";
import type { ImportFile, ImportPorts } from "./ports.ts";
import { lineSources } from "./sources.ts";
import { beginImport, type ImportRecord, importBecame, importProgressed, lockImport } from "./store.ts";
import { surveyFile } from "./survey.ts";

export interface ImportRequest {
  shop: ShopId;
  file: ImportFile;
  /** Null: by the header. */
  format: ImportFormat | null;
  at: Date;
  /** Imports a file that was imported before once more. */
  again?: boolean;
  /** Ends between two batches; the same call goes on later. */
  signal?: AbortSignal;
}

export interface ImportListener {
  /** The file can be read, and its import has a row from here on. */
  onBegun?(importId: string): void;
  onProgress?(progress: { importId: string; rowsDone: number; rowsTotal: number }): void;
  /** Each line's error, in the order of the file. */
  onErrors?(errors: readonly LineError[]): void;
}

export type ImportOutcome =
  | { kind: "done"; imported: ImportRecord }
  | { kind: "unreadable"; line: number; sentence: string }
  | { kind: "not_installed" }
  | { kind: "imported_before"; before: ImportRecord }
  /** By the signal, in the middle. */
  | { kind: "stopped"; importId: string }
  /** Somebody undid it while it ran. */
  | { kind: "undone_meanwhile"; importId: string };

/** @throws what the port throws when Shopify does not answer; the same call again goes on where this one was. */
export async function importFile(
  pool: Pool,
  ports: ImportPorts,
  request: ImportRequest,
  listener: ImportListener = {},
): Promise<ImportOutcome> {
  const { shop, file, at } = request;
  if (!(await isInstalled(pool, shop))) return { kind: "not_installed" };
  const surveyed = await surveyFile(file, request.format);
  if (surveyed.kind === "unreadable") return surveyed;
  const { columns, rows, fileHash } = surveyed.survey;
  const beginning = { shop, fileName: file.name, fileHash, format: columns.format, rowsTotal: rows, at };
  const begun = await inTransaction(pool, (connection) =>
    beginImport(connection, { ...beginning, again: request.again ?? false }),
  );
  if (begun.kind === "imported_before") return begun;
  const { id, rowsDone } = begun.current;
  listener.onBegun?.(id);

  for await (const batch of readBatches(lineSources(pool, ports), shop, file, columns, rowsDone)) {
    const recorded = await recordBatch(pool, shop, id, batch, at);
    if (recorded.kind === "ended") break;
    if (recorded.errors.length > 0) listener.onErrors?.(recorded.errors);
    listener.onProgress?.({ importId: id, rowsDone: batch.rowsRead, rowsTotal: rows });
    if (request.signal?.aborted && batch.rowsRead < rows) return { kind: "stopped", importId: id };
  }
  return finishImport(pool, shop, id, at);
}

type RecordedBatch =
  | { kind: "recorded"; errors: readonly LineError[] }
  /** Undone, or brought to its end by another process. */
  | { kind: "ended" };

function recordBatch(pool: Pool, shop: ShopId, id: string, batch: Batch, at: Date): Promise<RecordedBatch> {
  return inTransactionOrAgain(pool, async (connection) => {
    const current = await lockImport(connection, shop, id);
    if (current?.state !== "running") return { kind: "ended" };
    // Another process that imports the same file was here first.
    if (current.rowsDone >= batch.rowsRead) return { kind: "recorded", errors: batch.errors };
    const errors = [...batch.errors, ...(await postLines(connection, shop, id, batch, at))];
    errors.sort((left, right) => left.line - right.line);
    await importProgressed(connection, shop, id, { rowsDone: batch.rowsRead, refusedNow: errors.length });
    await saveLineErrors(connection, shop, id, errors);
    return { kind: "recorded", errors };
  });
}

/** @returns lines whose player has an entry of this import already: an earlier run has read the first of them. */
async function postLines(
  connection: Connection,
  shop: ShopId,
  id: string,
  { lines }: Batch,
  at: Date,
): Promise<LineError[]> {
  const players = await holdPlayers(
    connection,
    shop,
    lines.map((line) => line.playerId),
    { create: true },
  );
  const wanted = lines.filter((line) => line.points !== 0);
  const posted = await postEntries(
    connection,
    wanted.map(({ playerId, points }) => ({
      shop,
      // Who was merged into another player is that player.
      playerId: players.get(playerId)?.playerId ?? playerId,
      points,
      source: "import",
      entryKey: importKey(id, playerId),
      occurredAt: at.getTime(),
    })),
  );
  await reachLevels(connection, shop, gainsOf([...players.values()], posted, id, at));
  const keys = new Set(posted.map((entry) => entry.entryKey));
  return wanted
    .filter((line) => !keys.has(importKey(id, line.playerId)))
    .map((line) => duplicateError(line.line, null));
}

/**
 * Of those who have been on the shop's ladder before. For everybody else what he brings along was collected elsewhere: it
 * counts as reached from the beginning, hands out nothing, and goes when the import is taken back.
 */
function gainsOf(players: readonly HeldPlayer[], posted: readonly PostedEntry[], id: string, at: Date): Gain[] {
  const points = new Map<PlayerId, number>();
  for (const entry of posted) points.set(entry.playerId, (points.get(entry.playerId) ?? 0) + entry.points);
  const climbing = players.filter(({ playerId, highestLevel }) => points.has(playerId) && highestLevel !== null);
  return [...new Map(climbing.map((player) => [player.playerId, player])).values()].map((player) => ({
    ...player,
    points: points.get(player.playerId) ?? 0,
    causeId: `${id}/${player.playerId}`,
    referenceId: id,
    at: at.getTime(),
  }));
}

/** The player as the file names him. */
export const importKey = (importId: string, playerId: string) => `import/${importId}/${playerId}`;

async function finishImport(pool: Pool, shop: ShopId, id: string, at: Date): Promise<ImportOutcome> {
  return inTransaction(pool, async (connection): Promise<ImportOutcome> => {
    const current = await lockImport(connection, shop, id);
    if (!current || current.state === "undone") return { kind: "undone_meanwhile", importId: id };
    if (current.state === "running") await importBecame(connection, shop, id, "done", at);
    return { kind: "done", imported: { ...current, state: "done", finishedAt: current.finishedAt ?? at } };
  });
}

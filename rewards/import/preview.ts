// What an import would do, line by line, with nothing written.
import type { Pool } from "pg";
import type { ShopId } from "../ids.ts";
import { type ImportedLine, readBatches } from "./batches.ts";
import type { Columns, ImportFormat } from "./columns.ts";
import type { LineError } from "./line.ts";
import type { ImportFile, ImportPorts } from "./ports.ts";
import { lineSources } from "./sources.ts";
import { surveyFile } from "./survey.ts";

const shownLines = 20;

export interface ImportPreview {
  columns: Columns;
  rows: number;
  /** Lines that would be imported, and the points on them. */
  players: number;
  points: number;
  /** The first of them, as they were understood. */
  first: readonly ImportedLine[];
  errors: number;
}

export type PreviewOutcome =
  | { kind: "previewed"; preview: ImportPreview }
  | { kind: "unreadable"; line: number; sentence: string }
  /** The listener wanted no more. */
  | { kind: "stopped" };

export interface PreviewListener {
  /** Each line's error, in the order of the file; there may be as many as lines. */
  onErrors?(errors: readonly LineError[]): void | Promise<void>;
  /** Once before the first line, and after each batch. @returns whether to go on. */
  onProgress?(progress: { rowsDone: number; rowsTotal: number }): Promise<boolean>;
}

export async function previewImport(
  pool: Pool,
  ports: ImportPorts,
  request: { shop: ShopId; file: ImportFile; format: ImportFormat | null },
  { onErrors, onProgress = async () => true }: PreviewListener,
): Promise<PreviewOutcome> {
  const surveyed = await surveyFile(request.file, request.format);
  if (surveyed.kind === "unreadable") return surveyed;
  const { columns, rows } = surveyed.survey;
  if (!(await onProgress({ rowsDone: 0, rowsTotal: rows }))) return { kind: "stopped" };
  const preview = { columns, rows, players: 0, points: 0, first: [] as ImportedLine[], errors: 0 };
  const batches = readBatches(lineSources(pool, ports), request.shop, request.file, columns);
  for await (const { rowsRead, lines, errors } of batches) {
    preview.players += lines.length;
    preview.points += lines.reduce((sum, line) => sum + line.points, 0);
    preview.first.push(...lines.slice(0, shownLines - preview.first.length));
    preview.errors += errors.length;
    if (errors.length > 0) await onErrors?.(errors);
    if (!(await onProgress({ rowsDone: rowsRead, rowsTotal: rows }))) return { kind: "stopped" };
  }
  return { kind: "previewed", preview };
}

// The first look at a file: what its columns hold, how many lines it has, and its fingerprint. A file that cannot be read to
// its end is refused here, before anything was written.
import { createHash } from "node:crypto";
import { type Columns, type ImportFormat, understandColumns } from "./columns.ts";
import { readCsv } from "./csv.ts";
import type { ImportFile } from "./ports.ts";

/** More belongs into several files. */
export const maxLines = 500_000;

export interface Survey {
  columns: Columns;
  /** Without the header. */
  rows: number;
  /** SHA-256 of its bytes. */
  fileHash: string;
}

export type SurveyOutcome =
  | { kind: "readable"; survey: Survey }
  /** `line` 1 is the header. */
  | { kind: "unreadable"; line: number; sentence: string };

/** @param format null: by the header. */
export async function surveyFile(file: ImportFile, format: ImportFormat | null): Promise<SurveyOutcome> {
  const hash = createHash("sha256");
  let columns: Columns | null = null;
  let rows = 0;
  for await (const part of readCsv(hashing(file.open(), hash))) {
    if (part.kind === "unreadable") return part;
    if (columns === null) {
      const understood = understandColumns(part.fields, format);
      if (understood.kind === "not_understood") return unreadable(part.line, understood.sentence);
      columns = understood.columns;
      continue;
    }
    rows += 1;
    if (rows > maxLines) return unreadable(part.line, `The file has more than ${maxLines} lines. Split it.`);
  }
  if (columns === null) return unreadable(1, "The file has no line.");
  return { kind: "readable", survey: { columns, rows, fileHash: hash.digest("hex") } };
}

const unreadable = (line: number, sentence: string): SurveyOutcome => ({ kind: "unreadable", line, sentence });

async function* hashing(bytes: AsyncIterable<Uint8Array>, hash: ReturnType<typeof createHash>) {
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
}

// Reads a CSV file as a stream, whatever a spreadsheet made of it: with or without BOM, commas, semicolons or tabs, quotes,
// any line ends. What cannot be read as a whole is told in one sentence, before anything was made of it.
import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";

export type CsvPart =
  /** `line` is where the record starts; the first line is 1. */
  | { kind: "record"; line: number; fields: readonly string[] }
  /** Always the last part. */
  | { kind: "unreadable"; line: number; sentence: string };

/** Of one record; a longer one is a quotation mark that nobody closed. */
const maxRecordCharacters = 100_000;
/** As much as is looked at to see what kind of file it is. */
const sampleBytes = 64 * 1024;

export async function* readCsv(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<CsvPart> {
  const { sample, all } = await peek(bytes);
  const problem = whyNotCsv(sample);
  if (problem) {
    yield { kind: "unreadable", line: 1, sentence: problem };
    return;
  }
  const source = Readable.from(unixLineEnds(all));
  const parser = source.pipe(
    parse({
      bom: true,
      delimiter: delimiterOf(sample.toString("utf8")),
      record_delimiter: "\n",
      info: true,
      trim: true,
      relax_column_count: true,
      // A quotation mark in the middle of a name is a quotation mark.
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: maxRecordCharacters,
    }),
  );
  source.on("error", (error) => parser.destroy(error));
  try {
    for await (const { info, record } of parser as AsyncIterable<{ info: { lines: number }; record: string[] }>) {
      yield { kind: "record", line: info.lines - lineEndsWithin(record), fields: record };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield { kind: "unreadable", line: lineOf(error), sentence: sentenceOf(error) };
  } finally {
    source.destroy();
  }
}

const lineEndsWithin = (fields: readonly string[]) =>
  fields.reduce((sum, field) => sum + field.split("\n").length - 1, 0);

/** Whatever ends the lines, inside of quotation marks too: the parser would count two lines for each CRLF there. */
async function* unixLineEnds(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let endsWithReturn = false;
  for await (const chunk of bytes) {
    const text = Buffer.from(chunk).toString("latin1");
    const rest = endsWithReturn && text.startsWith("\n") ? text.slice(1) : text;
    if (text !== "") endsWithReturn = text.endsWith("\r");
    yield Buffer.from(rest.replaceAll(/\r\n?/g, "\n"), "latin1");
  }
}

/** The first bytes, at least a line of them, and an iterable that still has them. */
async function peek(bytes: AsyncIterable<Uint8Array>) {
  const iterator = bytes[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < sampleBytes) {
    const { done, value } = await iterator.next();
    if (done) break;
    chunks.push(value);
    length += value.byteLength;
  }
  async function* all() {
    try {
      yield* chunks;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { sample: Buffer.concat(chunks), all: all() };
}

const saveAsCsv = 'Save it as "CSV UTF-8" and import that file.';

function whyNotCsv(sample: Buffer): string | null {
  if (sample.length === 0) return "The file is empty.";
  if (sample.subarray(0, 2).toString("latin1") === "PK") return `The file is a workbook, not a CSV file. ${saveAsCsv}`;
  const mark = sample.readUIntBE(0, Math.min(2, sample.length));
  const isUtf16 = mark === 0xfffe || mark === 0xfeff || sample.subarray(0, 1_000).includes(0);
  return isUtf16 ? `The file is in UTF-16 (Excel's "Unicode Text"), or no text at all. ${saveAsCsv}` : null;
}

/** What the header has most of, outside of quotation marks. */
function delimiterOf(sample: string): string {
  const [header = ""] = sample.replace(/^\uFEFF/, "").split(/\r|\n/, 1);
  const bare = header.replaceAll(/"[^"]*"/g, "");
  const [best = ","] = [",", ";", "\t"]
    .map((delimiter) => [delimiter, bare.split(delimiter).length] as const)
    .sort(([, left], [, right]) => right - left)
    .map(([delimiter]) => delimiter);
  return best;
}

const lineOf = (error: CsvError): number => (typeof error["lines"] === "number" ? error["lines"] : 1);

function sentenceOf(error: CsvError): string {
  if (error.code === "CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE") {
    return "A quotation mark closes in the middle of a field. Double those that belong to the text, or remove them.";
  }
  return "A quotation mark opens here, or somewhere above, and is never closed. Close or remove it.";
}

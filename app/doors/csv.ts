// A CSV file as an answer, sent while it is read: never held as a whole.
import { Readable } from "node:stream";
import { createReadableStreamFromReadable } from "@remix-run/node";

type Cell = string | number | null;

export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map((cell) => quoted(String(cell ?? ""))).join(",")}\r\n`;
}

/** Spaces at an end are quoted as well: who reads the file might trim them. */
const quoted = (text: string) => (/[",\r\n;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** @param pages of lines; each becomes one piece of the answer. */
export function csvAnswer(name: string, header: readonly string[], pages: AsyncIterable<readonly Cell[][]>): Response {
  async function* pieces() {
    // A spreadsheet takes a file without this mark for one in an old encoding.
    yield `\uFEFF${csvLine(header)}`;
    for await (const page of pages) yield page.map(csvLine).join("");
  }
  return new Response(createReadableStreamFromReadable(Readable.from(pieces())), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}

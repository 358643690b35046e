// import: players and balances from another app's export; a preview writes nothing. What is printed of a line is its number,
// a player's id and points, never an e-mail address.
import { createReadStream } from "node:fs";
import { access, constants } from "node:fs/promises";
import { basename } from "node:path";
import type { PlayerId } from "../../rewards/ids.ts";
import { type ImportFormat, importFormats } from "../../rewards/import/columns.ts";
import type { LineError } from "../../rewards/import/line.ts";
import type { ImportFile, ImportPorts } from "../../rewards/import/ports.ts";
import { type ImportPreview, previewImport } from "../../rewards/import/preview.ts";
import { type ImportOutcome, importFile } from "../../rewards/import/run.ts";
import { ShopifyUnavailable } from "../../shopify/operations/call.ts";
import { findCustomersByEmail } from "../../shopify/operations/customers.ts";
import { patient } from "../../shopify/operations/patient.ts";
import { type OpsCommand, readFlags, shopOption, UsageError } from "./command.ts";
import type { OpsTools } from "./tools.ts";

export const importBalances: OpsCommand = {
  name: ["import"],
  usage: "import --shop SHOP --file FILE [--format smile|rivo|encore] [--preview] [--again]",
  help:
    "Adds the balances of another app's CSV export. --preview writes nothing. Stopped in the middle, the same command " +
    "goes on; --again imports a file that was imported before once more.",
  run: async (pool, words, tools) => {
    const { options, flags } = readFlags(words, {
      required: ["shop", "file"],
      optional: ["format"],
      flags: ["preview", "again"],
    });
    const shop = shopOption(options.shop);
    const format = formatOption(options.format);
    const file = await fileOption(options.file ?? "");
    try {
      if (flags.has("preview")) {
        const outcome = await previewImport(pool, portsOf(tools), { shop, file, format }, { onErrors: sayErrors });
        if (outcome.kind === "stopped") throw new Error("Nobody has asked to stop.");
        return outcome.kind === "unreadable" ? sayUnreadable(outcome) : sayPreview(outcome.preview);
      }
      const request = { shop, file, format, at: new Date(), again: flags.has("again") };
      return sayOutcome(
        await importFile(pool, portsOf(tools), request, { onProgress: sayProgress, onErrors: sayErrors }),
      );
    } catch (error) {
      if (!(error instanceof ShopifyUnavailable)) throw error;
      console.error(`${error.message}\nRun the same command again: it goes on where it was.`);
      return 1;
    }
  },
};

function formatOption(text: string | undefined): ImportFormat | null {
  if (text === undefined) return null;
  const format = importFormats.find((known) => known === text);
  if (!format) throw new UsageError(`--format must be one of ${importFormats.join(", ")}.`);
  return format;
}

async function fileOption(path: string): Promise<ImportFile> {
  const isReadable = await access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
  if (!isReadable) throw new UsageError(`--file: ${path} cannot be read.`);
  return { name: basename(path), open: () => createReadStream(path) };
}

/** Shopify is asked only where a file has e-mail addresses. */
function portsOf(tools: OpsTools): ImportPorts {
  return {
    findCustomers: async (shop, emails) => {
      const { admin } = await tools.shopify().unauthenticated.admin(shop);
      const graphql = patient(admin.graphql, new AbortController().signal);
      return (await findCustomersByEmail(graphql, emails)) as Map<string, PlayerId | null>;
    },
  };
}

const sayProgress = ({ rowsDone, rowsTotal }: { rowsDone: number; rowsTotal: number }) =>
  console.error(`${rowsDone} of ${rowsTotal} lines`);

const sayErrors = (errors: readonly LineError[]) => {
  for (const { line, field, sentence } of errors)
    console.error(`line ${line}${field ? `, ${field}` : ""}: ${sentence}`);
};

function sayUnreadable({ line, sentence }: { line: number; sentence: string }): number {
  console.error(`The file cannot be imported. Line ${line}: ${sentence}`);
  return 1;
}

function sayPreview({ columns, rows, players, points, first, errors }: ImportPreview): number {
  for (const line of first) console.log(`line ${line.line}: player ${line.playerId}, ${line.points} points`);
  if (players > first.length) console.log(`... and ${players - first.length} more`);
  if (columns.ignored.length > 0) console.log(`Not imported: ${columns.ignored.join(", ")}.`);
  console.log(
    `Read as an export of ${columns.format}: ${rows} lines, ${players} players with ${points} points, ${errors} errors. ` +
      "Nothing was written.",
  );
  return errors === 0 ? 0 : 1;
}

function sayOutcome(outcome: ImportOutcome): number {
  switch (outcome.kind) {
    case "done": {
      const { id, rowsDone, rowsRefused } = outcome.imported;
      console.log(`Import ${id}: ${rowsDone - rowsRefused} lines imported, ${rowsRefused} left out.`);
      return rowsRefused === 0 ? 0 : 1;
    }
    case "unreadable":
      return sayUnreadable(outcome);
    case "not_installed":
      console.error("Encore is not installed in that shop.");
      return 1;
    case "imported_before": {
      const { id, finishedAt } = outcome.before;
      console.error(
        `This file was imported before (${id}, ${finishedAt?.toISOString()}). Undo that import first, or say --again.`,
      );
      return 1;
    }
    case "stopped":
      console.error("The import was stopped. The same command goes on with it.");
      return 1;
    case "undone_meanwhile":
      console.error(`The import ${outcome.importId} was undone while it ran.`);
      return 1;
  }
}

// Files that merchants want imported, in the hands of the process that was given them: they name people, so they are held in
// memory, worked off here, and forgotten. How far each is stands in the database, where every page can read it.
import { setTimeout as pause } from "node:timers/promises";
import type { Pool } from "pg";
import type { PlayerId, ShopId } from "../../rewards/ids.ts";
import type { ImportFormat } from "../../rewards/import/columns.ts";
import { lookAtFile } from "../../rewards/import/look.ts";
import type { ImportFile, ImportPorts } from "../../rewards/import/ports.ts";
import { beginPreview } from "../../rewards/import/previews.ts";
import { type ImportOutcome, type ImportRequest, importFile } from "../../rewards/import/run.ts";
import type { ShopifyApp } from "../../shopify/app.ts";
import { ShopifyUnavailable } from "../../shopify/operations/call.ts";
import { findCustomersByEmail } from "../../shopify/operations/customers.ts";
import { patient } from "../../shopify/operations/patient.ts";
import type { Log } from "../../system/log.ts";

export interface Upload {
  shop: ShopId;
  fileName: string;
  /** Null: by the header. */
  format: ImportFormat | null;
  bytes: Uint8Array;
}

export type BeginAnswer =
  | { kind: "importing"; id: string }
  | { kind: "imported_before"; finishedAt: Date | null }
  | { kind: "unreadable"; line: number; sentence: string }
  | { kind: "refused"; reason: "busy" };

/** Files in memory, of all shops together. */
const mostAtOnce = 4;
/** So often, and after such a pause, an import whose Shopify does not answer is taken up again before it is left standing. */
const attempts = 5;
const pauseMs = 15_000;

export type ImportDesk = ReturnType<typeof createImportDesk>;

export function createImportDesk({ pool, shopify, log }: { pool: Pool; shopify: ShopifyApp; log: Log }) {
  const closing = new AbortController();
  const { signal } = closing;
  const inHand = new Set<Promise<unknown>>();
  const hold = (work: Promise<unknown>) => {
    const held = work.finally(() => inHand.delete(held));
    inHand.add(held);
  };
  const ports: ImportPorts = {
    findCustomers: async (shop, emails) => {
      const { admin } = await shopify.unauthenticated.admin(shop);
      return (await findCustomersByEmail(patient(admin.graphql, signal), emails)) as Map<string, PlayerId | null>;
    },
  };
  const isFull = () => inHand.size >= mostAtOnce || signal.aborted;

  return {
    preview: async (
      upload: Upload,
    ): Promise<{ kind: "previewing"; id: string } | { kind: "refused"; reason: "busy" }> => {
      if (isFull()) return { kind: "refused", reason: "busy" };
      const { shop, format } = upload;
      const id = await beginPreview(pool, shop, upload.fileName);
      const look = lookAtFile(pool, ports, { previewId: id, shop, format, file: fileOf(upload), signal });
      hold(look.catch((error: unknown) => log.warn({ error, shop }, "a file could not be looked at")));
      return { kind: "previewing", id };
    },

    /** Answers as soon as it is known whether the file is imported; the rest goes on. */
    begin: (upload: Upload, again: boolean): Promise<BeginAnswer> => {
      if (isFull()) return Promise.resolve({ kind: "refused", reason: "busy" });
      const { shop, format } = upload;
      const request = { shop, format, again, file: fileOf(upload), at: new Date(), signal };
      return new Promise((resolve, reject) => {
        const work = persist(pool, ports, request, (id) => resolve({ kind: "importing", id }))
          .then((outcome) => resolve(answerOf(outcome)))
          .catch((error: unknown) => {
            log.warn({ error, shop }, "an import stands still; the same file takes it up again");
            reject(error);
          });
        hold(work);
      });
    },

    /** Ends what is in hand between two batches. */
    close: async () => {
      closing.abort();
      await Promise.allSettled(inHand);
    },
  };
}

const fileOf = ({ fileName, bytes }: Upload): ImportFile => ({
  name: fileName,
  open: async function* () {
    yield bytes;
  },
});

/** Again and again while Shopify does not answer: each attempt goes on where the last one was. */
async function persist(pool: Pool, ports: ImportPorts, request: ImportRequest, onBegun: (id: string) => void) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await importFile(pool, ports, request, { onBegun });
    } catch (error) {
      if (!(error instanceof ShopifyUnavailable) || attempt === attempts || request.signal?.aborted) throw error;
      await pause(pauseMs, undefined, request.signal ? { signal: request.signal } : {}).catch(() => undefined);
    }
  }
}

function answerOf(outcome: ImportOutcome): BeginAnswer {
  switch (outcome.kind) {
    case "done":
      return { kind: "importing", id: outcome.imported.id };
    case "stopped":
    case "undone_meanwhile":
      return { kind: "importing", id: outcome.importId };
    case "imported_before":
      return { kind: "imported_before", finishedAt: outcome.before.finishedAt };
    case "unreadable":
      return outcome;
    case "not_installed":
      throw new Error("The shop of the merchant who asks is not installed.");
  }
}

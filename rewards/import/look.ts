// Looks at a file for a merchant who waits: progress, lines with errors and what was found stand in the preview's row, and a
// preview that was called off ends with the batch it is in.
import type { Pool } from "pg";
import type { ShopId } from "../ids.ts";
import type { Columns, ImportFormat } from "./columns.ts";
import { saveLineErrors } from "./line-errors.ts";
import type { ImportFile, ImportPorts } from "./ports.ts";
import { previewImport } from "./preview.ts";
import { endPreview, type PreviewResult, previewProgressed } from "./previews.ts";

export interface LookRequest {
  previewId: string;
  shop: ShopId;
  file: ImportFile;
  /** Null: by the header. */
  format: ImportFormat | null;
  signal: AbortSignal;
}

/** @throws what the port throws when Shopify does not answer; the row says then that it failed. */
export async function lookAtFile(pool: Pool, ports: ImportPorts, request: LookRequest): Promise<void> {
  const { previewId, shop, signal } = request;
  try {
    const outcome = await previewImport(pool, ports, request, {
      onErrors: (errors) => saveLineErrors(pool, shop, previewId, errors),
      onProgress: async (progress) => (await previewProgressed(pool, shop, previewId, progress)) && !signal.aborted,
    });
    switch (outcome.kind) {
      case "previewed": {
        const { columns, players, points, errors, first } = outcome.preview;
        const result = { ...columnsTold(columns), players, points, errors, first };
        return await endPreview(pool, shop, previewId, { state: "ready", result });
      }
      case "unreadable":
        return await endPreview(pool, shop, previewId, {
          state: "unreadable",
          line: outcome.line,
          reason: outcome.sentence,
        });
      case "stopped":
        return await endPreview(pool, shop, previewId, { state: "failed", reason: "It was stopped." });
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await endPreview(pool, shop, previewId, { state: "failed", reason });
    throw error;
  }
}

function columnsTold({ format, places, names, ignored }: Columns): Pick<PreviewResult, "format" | "used" | "ignored"> {
  const used = Object.fromEntries(Object.entries(places).map(([field, place]) => [field, names[place] ?? ""]));
  return { format, used, ignored };
}

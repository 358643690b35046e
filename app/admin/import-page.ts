// What the import page asks and is told: a file to look at or to import, how far either is, and the lines that were left out.
import type { Pool } from "pg";
import { z } from "zod";
import type { ShopId } from "../../rewards/ids.ts";
import { importFormats } from "../../rewards/import/columns.ts";
import { readLineErrors } from "../../rewards/import/line-errors.ts";
import { findPreview } from "../../rewards/import/previews.ts";
import { findImport } from "../../rewards/import/store.ts";
import { text } from "../doors/text.ts";
import { readUpload } from "../doors/upload.ts";
import type { BeginAnswer, ImportDesk } from "./import-desk.ts";

/** As docs/import.md and the page itself say. */
export const maxFileBytes = 20 * 1024 * 1024;

export type UploadAnswer =
  | BeginAnswer
  | { kind: "previewing"; id: string }
  | { kind: "refused"; reason: "too_large" | "malformed" };

const wish = z.object({
  intent: z.enum(["preview", "import", "import_again"]),
  name: text(200),
  format: z.enum(importFormats).nullable(),
});

export async function takeFile(desk: ImportDesk, shop: ShopId, request: Request): Promise<UploadAnswer> {
  const query = new URL(request.url).searchParams;
  const parsed = wish.safeParse({ intent: query.get("intent"), name: query.get("name"), format: query.get("format") });
  if (!parsed.success) return { kind: "refused", reason: "malformed" };
  const bytes = await readUpload(request, maxFileBytes);
  if (bytes === null) return { kind: "refused", reason: "too_large" };
  const { intent, name: fileName, format } = parsed.data;
  const upload = { shop, fileName, format, bytes };
  return intent === "preview" ? desk.preview(upload) : desk.begin(upload, intent === "import_again");
}

/** Lines that the page itself shows; all of them are in the file that it offers. */
const shownErrors = 10;
/** A batch takes seconds, or a minute where Shopify is slow: one that has stood still for so long has lost its process. */
const stillMs = 120_000;

const isStill = (progressedAt: Date, nowMs: number) => nowMs - progressedAt.getTime() > stillMs;

export async function readPreview(pool: Pool, shop: ShopId, id: string, nowMs: number) {
  const preview = await findPreview(pool, shop, id);
  if (preview === null) return null;
  const isLost = preview.state === "reading" && isStill(preview.progressedAt, nowMs);
  return { ...preview, isLost, errors: await readLineErrors(pool, shop, id, { after: 0, most: shownErrors }) };
}

export async function readImport(pool: Pool, shop: ShopId, id: string, nowMs: number) {
  const found = await findImport(pool, shop, id);
  if (found === null) return null;
  const isLost = found.state === "running" && isStill(found.progressedAt, nowMs);
  return { ...found, isLost, errors: await readLineErrors(pool, shop, id, { after: 0, most: shownErrors }) };
}

export type PreviewShown = NonNullable<Awaited<ReturnType<typeof readPreview>>>;
export type ImportShown = NonNullable<Awaited<ReturnType<typeof readImport>>>;

/** Whether the shop has an import or a preview of this name. */
export async function isReadingKnown(pool: Pool, shop: ShopId, id: string): Promise<boolean> {
  return (await findImport(pool, shop, id)) !== null || (await findPreview(pool, shop, id)) !== null;
}

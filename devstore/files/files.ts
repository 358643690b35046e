// Files of the store, as Shopify takes them: a place is promised, bytes are put there, a file is made of them and is ready a
// moment later. The bytes lie in the data folder, what is known of them in the store's memory.
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { idOf } from "../catalogue/ids.ts";
import { bodyOf, first, run } from "../store/database.ts";
import type { Store } from "../store/store.ts";

/** A promised place. Only who knows the signature puts something there, once and no more than was said. */
export interface StagedUpload {
  key: string;
  signature: string;
  filename: string;
  mimeType: string;
  bytes: number;
}

export interface StoredFile {
  id: string;
  key: string;
  alt: string;
  filename: string;
  mimeType: string;
  createdAt: number;
}

/** Shopify takes a second or two. */
const processingMs = 700;
/** Of an image. Source: https://help.shopify.com/en/manual/shopify-admin/productivity-tools/file-uploads */
const mostBytes = 20 * 1024 * 1024;

const addressOf = (store: Store, path: string): string => `http://127.0.0.1:${store.settings.port}${path}`;
export const uploadAddress = (store: Store): string => addressOf(store, "/staged-uploads");
export const resourceAddress = (store: Store, { key }: StagedUpload): string =>
  `${uploadAddress(store)}/${encodeURIComponent(key)}`;

export function stage(store: Store, wish: Pick<StagedUpload, "filename" | "mimeType" | "bytes">): StagedUpload | null {
  if (wish.bytes < 1 || wish.bytes > mostBytes || !wish.mimeType.startsWith("image/")) return null;
  const staged = { ...wish, key: `tmp/${randomUUID()}/${wish.filename}`, signature: randomUUID() };
  run(store.database, "insert into staged_uploads values (?, ?)", staged.key, JSON.stringify(staged));
  return staged;
}

const findStaged = (store: Store, key: string): StagedUpload | undefined =>
  bodyOf<StagedUpload>(first(store.database, "select body from staged_uploads where key = ?", key));

const pathOf = (store: Store, key: string): string =>
  join(store.settings.dataDir, "files", key.split("/")[1] ?? "none");

export type Put = "stored" | "unknown" | "forbidden" | "too_large";

export function putBytes(store: Store, key: string, signature: string, bytes: Buffer): Put {
  const staged = findStaged(store, key);
  if (staged === undefined) return "unknown";
  if (staged.signature !== signature) return "forbidden";
  if (bytes.length > staged.bytes) return "too_large";
  mkdirSync(join(store.settings.dataDir, "files"), { recursive: true });
  writeFileSync(pathOf(store, key), bytes);
  return "stored";
}

/** Undefined when nothing was put at that address. */
export function createFile(store: Store, originalSource: string, alt: string): StoredFile | undefined {
  const { pathname } = URL.parse(originalSource) ?? { pathname: "" };
  const staged = findStaged(store, decodeURIComponent(pathname.replace("/staged-uploads/", "")));
  if (staged === undefined || !existsSync(pathOf(store, staged.key))) return undefined;
  const position = Number(first(store.database, "select count(*) + 1 as next from files")?.["next"]);
  const { key, filename, mimeType } = staged;
  const file = { id: idOf("file", position), key, alt, filename, mimeType, createdAt: store.settings.now() };
  run(store.database, "insert into files values (?, ?)", file.id, JSON.stringify(file));
  return file;
}

export const findFile = (store: Store, id: string): StoredFile | undefined =>
  bodyOf<StoredFile>(first(store.database, "select body from files where id = ?", id));

export const readFileBytes = (store: Store, file: StoredFile): Buffer => readFileSync(pathOf(store, file.key));

const beginnings = [
  Buffer.from("89504e47", "hex"),
  Buffer.from("ffd8ff", "hex"),
  Buffer.from("RIFF"),
  Buffer.from("GIF8"),
];

/** What Shopify cannot read as an image has failed by the time that it is looked at. */
export function statusOf(store: Store, file: StoredFile): "PROCESSING" | "READY" | "FAILED" {
  if (store.settings.now() < file.createdAt + processingMs) return "PROCESSING";
  const bytes = readFileBytes(store, file);
  return beginnings.some((start) => bytes.subarray(0, start.length).equals(start)) ? "READY" : "FAILED";
}

export function fileAddress(store: Store, file: StoredFile, width: number | null): string {
  const version = Math.floor(file.createdAt / 1_000);
  const size = width === null ? "" : `&width=${width}`;
  return addressOf(store, `/cdn/files/${file.id}/${encodeURIComponent(file.filename)}?v=${version}${size}`);
}

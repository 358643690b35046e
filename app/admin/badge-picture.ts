// Takes the picture of a badge that a merchant sends, and puts it among the files of his store.
import type { AdminGraphql } from "../../shopify/operations/call.ts";
import { ShopifyUnavailable } from "../../shopify/operations/call.ts";
import { uploadPicture } from "../../shopify/operations/files.ts";
import { type PictureRefusal, pictureLimits, readPicture } from "../doors/picture.ts";

export type PictureAnswer =
  | { kind: "uploaded"; url: string }
  | { kind: "refused"; why: PictureRefusal | "unavailable" | "refused_by_shopify" };

/** @param name the badge's, as far as it has one: what the picture stands for. */
export async function takePicture(graphql: AdminGraphql, bytes: Buffer, name: string): Promise<PictureAnswer> {
  const picture = readPicture(bytes);
  if (picture.kind === "refused") return picture;
  const { mimeType, ending } = picture;
  const alt = name.slice(0, 100);
  try {
    const content = new Uint8Array(bytes);
    const outcome = await uploadPicture(graphql, { bytes: content, mimeType, fileName: `badge.${ending}`, alt });
    return outcome.kind === "uploaded" ? outcome : { kind: "refused", why: "refused_by_shopify" };
  } catch (error) {
    if (error instanceof ShopifyUnavailable) return { kind: "refused", why: "unavailable" };
    throw error;
  }
}

/** More is not kept in memory. @returns what is too large as something that is too large. */
export async function readPictureBytes(request: Request): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (request.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes <= pictureLimits.bytes + chunk.byteLength) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

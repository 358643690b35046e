// A picture of the merchant's among the files of his store, from where Shopify serves it. Three steps, as Shopify wants them:
// a place to put the bytes, the bytes themselves, and the file that is made of them a moment later.
import { setTimeout as pause } from "node:timers/promises";
import type {
  EncoreCreateFileMutation,
  EncoreFileQuery,
  EncoreStageUploadMutation,
} from "../generated/admin-operations.ts";
import { type AdminGraphql, callAdmin, ShopifyUnavailable } from "./call.ts";

/** What a page shows of it at most, in pixels; Shopify makes that size of whatever was sent. */
const shownPixels = 192;

export const stageUpload = `#graphql
  mutation EncoreStageUpload($input: [StagedUploadInput!]!) {
    stagedUploadsCreate(input: $input) {
      stagedTargets {
        url
        resourceUrl
        parameters {
          name
          value
        }
      }
      userErrors {
        field
        message
      }
    }
  }
`;

export const createFile = `#graphql
  mutation EncoreCreateFile($files: [FileCreateInput!]!) {
    fileCreate(files: $files) {
      files {
        id
      }
      userErrors {
        field
        message
        code
      }
    }
  }
`;

export const fileQuery = `#graphql
  query EncoreFile($id: ID!) {
    node(id: $id) {
      ... on MediaImage {
        fileStatus
        image {
          url(transform: { maxWidth: ${shownPixels}, maxHeight: ${shownPixels} })
        }
      }
    }
  }
`;

export interface Picture {
  bytes: Uint8Array<ArrayBuffer>;
  mimeType: string;
  fileName: string;
  /** What it shows, for who does not see it. */
  alt: string;
}

export type UploadOutcome =
  | { kind: "uploaded"; url: string }
  /** Shopify will not have it; trying again does not help. */
  | { kind: "refused" };

/** Shopify takes a second or two to make a file of what was sent. */
const looks = 30;
const pauseMs = 500;

/** @throws ShopifyUnavailable, also when the file is not ready after a quarter of a minute. */
export async function uploadPicture(graphql: AdminGraphql, picture: Picture): Promise<UploadOutcome> {
  const { fileName: filename, mimeType, bytes, alt } = picture;
  const input = [{ resource: "IMAGE", filename, mimeType, httpMethod: "POST", fileSize: String(bytes.byteLength) }];
  const staged = await callAdmin<EncoreStageUploadMutation>(graphql, stageUpload, { input });
  const target = staged.stagedUploadsCreate?.stagedTargets?.[0];
  if (!target?.url || !target.resourceUrl) return { kind: "refused" };
  await send(target.url, target.parameters, picture);
  const files = [{ originalSource: target.resourceUrl, contentType: "IMAGE", alt, filename }];
  const made = await callAdmin<EncoreCreateFileMutation>(graphql, createFile, { files });
  const id = made.fileCreate?.files?.[0]?.id;
  return id ? whenReady(graphql, id) : { kind: "refused" };
}

async function send(
  url: string,
  parameters: readonly { name: string; value: string }[],
  { bytes, mimeType, fileName }: Picture,
): Promise<void> {
  const form = new FormData();
  for (const { name, value } of parameters) form.append(name, value);
  // The place reads the fields before the file, so it comes last.
  form.append("file", new Blob([bytes], { type: mimeType }), fileName);
  const answer = await fetch(url, { method: "POST", body: form, signal: AbortSignal.timeout(20_000) }).catch(
    () => null,
  );
  if (!answer?.ok) throw new ShopifyUnavailable(`The place for the picture answered ${answer?.status ?? "nothing"}.`);
}

async function whenReady(graphql: AdminGraphql, id: string): Promise<UploadOutcome> {
  for (let look = 0; look < looks; look += 1) {
    const { node } = await callAdmin<EncoreFileQuery>(graphql, fileQuery, { id });
    if (!node || !("fileStatus" in node) || node.fileStatus === "FAILED") return { kind: "refused" };
    if (node.fileStatus === "READY" && node.image) return { kind: "uploaded", url: node.image.url };
    await pause(pauseMs);
  }
  throw new ShopifyUnavailable("Shopify is still working on the picture.");
}

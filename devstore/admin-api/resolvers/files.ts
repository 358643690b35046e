// Staged uploads and files as the Admin API shows them.
import { gid } from "../../catalogue/ids.ts";
import {
  createFile,
  fileAddress,
  resourceAddress,
  type StoredFile,
  stage,
  statusOf,
  uploadAddress,
} from "../../files/files.ts";
import type { Store } from "../../store/store.ts";
import type { ApiContext, ApiObject } from "../field-resolver.ts";
import { utc } from "./money.ts";

export function mediaImageObject(store: Store, file: StoredFile): ApiObject {
  const status = statusOf(store, file);
  const image = {
    __typename: "Image",
    altText: file.alt,
    url: ({ transform }: { transform?: { maxWidth?: number | null } | null }) =>
      fileAddress(store, file, transform?.maxWidth ?? null),
  };
  return {
    __typename: "MediaImage",
    id: gid("MediaImage", file.id),
    alt: file.alt,
    mimeType: file.mimeType,
    mediaContentType: "IMAGE",
    fileStatus: status,
    status,
    createdAt: utc(file.createdAt),
    updatedAt: utc(file.createdAt),
    // Nothing can be shown of it before it is ready.
    image: status === "READY" ? image : null,
  };
}

interface StageWish {
  resource: string;
  filename: string;
  mimeType: string;
  httpMethod?: string | null;
  fileSize?: string | number | null;
}

interface FileWish {
  originalSource: string;
  alt?: string | null;
}

export const fileMutations = {
  stagedUploadsCreate: ({ input }: { input: StageWish[] }, { store }: ApiContext) => {
    const targets = input.map(({ resource, filename, mimeType, httpMethod, fileSize }) => {
      if (resource !== "IMAGE" || httpMethod !== "POST") return null;
      const staged = stage(store, { filename, mimeType, bytes: Number(fileSize ?? 0) });
      if (staged === null) return null;
      const parameters = [
        { name: "Content-Type", value: mimeType },
        { name: "key", value: staged.key },
        { name: "signature", value: staged.signature },
      ].map((parameter) => ({ __typename: "StagedUploadParameter", ...parameter }));
      const addresses = { url: uploadAddress(store), resourceUrl: resourceAddress(store, staged) };
      return { __typename: "StagedMediaUploadTarget", ...addresses, parameters };
    });
    if (targets.every((target) => target !== null)) return { stagedTargets: targets, userErrors: [] };
    const userErrors = [
      { field: ["input"], message: "The devstore stages images for POST only, with their size in bytes." },
    ];
    return { stagedTargets: null, userErrors };
  },
  fileCreate: ({ files }: { files: FileWish[] }, { store }: ApiContext) => {
    const made = files.map(({ originalSource, alt }) => createFile(store, originalSource, alt ?? ""));
    if (made.every((file) => file !== undefined))
      return { files: made.map((file) => mediaImageObject(store, file)), userErrors: [] };
    const message = "The file URL provided is invalid or cannot be processed";
    return { files: null, userErrors: [{ field: ["files", "originalSource"], message, code: "INVALID" }] };
  },
};

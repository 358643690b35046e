// Files of the devstore: a place is promised to one sender, nothing but what was promised is put there, and a file is ready a
// moment after it is made.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pngOf } from "../support/pictures.ts";
import { accessToken, adminQuery, type Harness, startHarness } from "./harness.ts";

let harness: Harness;
let token: string;
const png = pngOf(80, 80);
beforeAll(async () => {
  harness = await startHarness();
  token = await accessToken(harness.devstore);
});
afterAll(() => harness.stop());

interface Target {
  url: string;
  resourceUrl: string;
  parameters: { name: string; value: string }[];
}

async function stage(fileSize = png.length, mimeType = "image/png") {
  const input = [{ resource: "IMAGE", filename: "a.png", mimeType, httpMethod: "POST", fileSize: String(fileSize) }];
  const text = `mutation($input: [StagedUploadInput!]!) { stagedUploadsCreate(input: $input) {
    stagedTargets { url resourceUrl parameters { name value } } userErrors { message } } }`;
  const { body } = await adminQuery(harness.devstore, token, text, { input });
  return body.data?.["stagedUploadsCreate"] as { stagedTargets: Target[] | null; userErrors: object[] };
}

async function put({ url, parameters }: Target, bytes: Buffer, changed: Record<string, string> = {}) {
  const form = new FormData();
  for (const { name, value } of parameters) form.append(name, changed[name] ?? value);
  form.append("file", new Blob([new Uint8Array(bytes)]), "a.png");
  return (await fetch(url, { method: "POST", body: form })).status;
}

async function create(originalSource: string) {
  const text = `mutation($files: [FileCreateInput!]!) { fileCreate(files: $files) {
    files { id fileStatus } userErrors { code } } }`;
  const variables = { files: [{ originalSource, contentType: "IMAGE", alt: "A badge" }] };
  const { body } = await adminQuery(harness.devstore, token, text, variables);
  return body.data?.["fileCreate"] as { files: { id: string; fileStatus: string }[] | null; userErrors: object[] };
}

async function look(id: string) {
  const text = `query($id: ID!) { node(id: $id) { ... on MediaImage { fileStatus alt image { url(transform: {maxWidth: 50}) } } } }`;
  const { body } = await adminQuery(harness.devstore, token, text, { id });
  return body.data?.["node"] as { fileStatus: string; alt: string; image: { url: string } | null };
}

describe("a file", () => {
  test("is taken, processed, and then served as it came", async () => {
    const [target] = (await stage()).stagedTargets ?? [];
    if (!target) throw new Error("Nothing was staged.");
    expect(await put(target, png)).toBe(201);
    const id = (await create(target.resourceUrl)).files?.[0]?.id ?? "";
    expect(await look(id)).toEqual({ fileStatus: "PROCESSING", alt: "A badge", image: null });
    await expect.poll(async () => (await look(id)).fileStatus, { timeout: 5_000 }).toBe("READY");
    const { image } = await look(id);
    const served = await fetch(image?.url ?? "");
    expect(served.headers.get("content-type")).toBe("image/png");
    expect(Buffer.from(await served.arrayBuffer()).equals(png)).toBe(true);
  });

  test("that is no image has failed", async () => {
    const [target] = (await stage()).stagedTargets ?? [];
    if (!target) throw new Error("Nothing was staged.");
    await put(target, Buffer.from("<svg/>"));
    const id = (await create(target.resourceUrl)).files?.[0]?.id ?? "";
    await expect.poll(async () => (await look(id)).fileStatus, { timeout: 5_000 }).toBe("FAILED");
  });

  test("is not put by whom nothing was promised, and not larger than promised; nothing is made of nothing", async () => {
    const [target] = (await stage(png.length - 1)).stagedTargets ?? [];
    if (!target) throw new Error("Nothing was staged.");
    expect(await put(target, png)).toBe(400);
    expect(await put(target, png, { signature: "forged" })).toBe(403);
    expect(await put(target, png, { key: "tmp/another/a.png" })).toBe(404);
    expect(await create(target.resourceUrl)).toMatchObject({ files: null, userErrors: [{ code: "INVALID" }] });
    expect(await stage(10, "text/html")).toMatchObject({ stagedTargets: null, userErrors: [{}] });
  });
});

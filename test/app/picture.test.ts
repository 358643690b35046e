// What counts as a picture is decided by the bytes, not by a name, before anything of it leaves for Shopify.
import { describe, expect, it } from "vitest";
import { pictureLimits, readPicture } from "../../app/doors/picture.ts";
import { jpegOf, pngOf, webpOf } from "../support/pictures.ts";

describe("a picture for a badge", () => {
  it.each([
    ["image/png", pngOf(300, 200)],
    ["image/jpeg", jpegOf(300, 200)],
    ["image/webp", webpOf("VP8 ", 300, 200)],
    ["image/webp", webpOf("VP8L", 300, 200)],
    ["image/webp", webpOf("VP8X", 300, 200)],
  ])("is known as %s by its content", (mimeType, bytes) => {
    expect(readPicture(bytes)).toMatchObject({ kind: "picture", mimeType });
  });

  const { leastPixels: least, mostPixels: most } = pictureLimits;
  it.each([
    ["png", pngOf],
    ["jpeg", jpegOf],
    ["webp", (width: number, height: number) => webpOf("VP8 ", width, height)],
    ["lossless webp", (width: number, height: number) => webpOf("VP8L", width, height)],
    ["extended webp", (width: number, height: number) => webpOf("VP8X", width, height)],
  ])("(%s) is held to its width and its height", (_type, of) => {
    expect(readPicture(of(least, most))).toMatchObject({ kind: "picture" });
    for (const size of [of(least - 1, 100), of(100, least - 1)])
      expect(readPicture(size)).toEqual({ kind: "refused", why: "too_few_pixels" });
    for (const size of [of(most + 1, 100), of(100, most + 1)])
      expect(readPicture(size)).toEqual({ kind: "refused", why: "too_many_pixels" });
  });

  it.each([
    ["an SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"></svg>')],
    ["a GIF", Buffer.from("GIF89a\u0001\u0001\u0001\u0001")],
    ["text", Buffer.from("badge.png")],
    ["nothing", Buffer.alloc(0)],
    ["a PNG that is cut off", pngOf(100, 100).subarray(0, 20)],
    ["a JPEG that is cut off", jpegOf(100, 100).subarray(0, 12)],
    ["a WebP that is cut off", webpOf("VP8X", 100, 100).subarray(0, 20)],
    ["a JPEG of nothing but tables", Buffer.from("ffd8ffc40002ffc40002ffc40002", "hex")],
  ])("is not %s", (_what, bytes) => {
    expect(readPicture(bytes)).toEqual({ kind: "refused", why: "not_a_picture" });
  });

  it("may have two megabytes and no more", () => {
    const padded = (bytes: number) => Buffer.concat([pngOf(100, 100), Buffer.alloc(bytes)]).subarray(0, bytes);
    expect(readPicture(padded(pictureLimits.bytes))).toMatchObject({ kind: "picture" });
    expect(readPicture(padded(pictureLimits.bytes + 1))).toEqual({ kind: "refused", why: "too_large" });
  });
});

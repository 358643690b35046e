// A picture that a merchant sends: what it is says its content and not its name. PNG, JPEG or WebP, neither too large for a page
// nor too small to be seen; an SVG can hold a program, and is refused.

export const pictureLimits = { bytes: 2 * 1024 * 1024, leastPixels: 64, mostPixels: 4_096 } as const;

export type PictureRefusal = "not_a_picture" | "too_large" | "too_many_pixels" | "too_few_pixels";

export type ReadPicture =
  | { kind: "picture"; mimeType: "image/png" | "image/jpeg" | "image/webp"; ending: "png" | "jpg" | "webp" }
  | { kind: "refused"; why: PictureRefusal };

interface Size {
  width: number;
  height: number;
}

export function readPicture(bytes: Buffer): ReadPicture {
  if (bytes.length > pictureLimits.bytes) return { kind: "refused", why: "too_large" };
  for (const { sizeOf, ...type } of types) {
    const size = sizeOf(bytes);
    if (size === null) continue;
    const { leastPixels, mostPixels } = pictureLimits;
    if (Math.max(size.width, size.height) > mostPixels) return { kind: "refused", why: "too_many_pixels" };
    if (Math.min(size.width, size.height) < leastPixels) return { kind: "refused", why: "too_few_pixels" };
    return { kind: "picture", ...type };
  }
  return { kind: "refused", why: "not_a_picture" };
}

/** Each answers null for what is not of its type, or is cut off. */
const types = [
  { mimeType: "image/png", ending: "png", sizeOf: sizeOfPng },
  { mimeType: "image/jpeg", ending: "jpg", sizeOf: sizeOfJpeg },
  { mimeType: "image/webp", ending: "webp", sizeOf: sizeOfWebp },
] as const;

const pngStart = Buffer.from("89504e470d0a1a0a", "hex");

function sizeOfPng(bytes: Buffer): Size | null {
  if (bytes.length < 24 || !bytes.subarray(0, 8).equals(pngStart) || bytes.toString("latin1", 12, 16) !== "IHDR") {
    return null;
  }
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** Segments one after the other until the one that holds the size; C4, C8 and CC are tables. */
function sizeOfJpeg(bytes: Buffer): Size | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xff_d8) return null;
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes.readUInt8(at + 1);
    const holdsSize = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (holdsSize) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

/** https://developers.google.com/speed/webp/docs/riff_container: simple, lossless and extended files. */
function sizeOfWebp(bytes: Buffer): Size | null {
  if (bytes.length < 30 || bytes.toString("latin1", 0, 4) !== "RIFF" || bytes.toString("latin1", 8, 12) !== "WEBP") {
    return null;
  }
  switch (bytes.toString("latin1", 12, 16)) {
    case "VP8 ":
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    case "VP8L": {
      const bits = bytes.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case "VP8X":
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    default:
      return null;
  }
}

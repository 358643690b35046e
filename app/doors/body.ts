// Reads a request's body up to a limit, so that nobody fills the memory.

/** A body is read to its end even when it is too long, so that the sender hears the answer; but not beyond this. */
const patienceBytes = 5 * 1024 * 1024;

/** @returns null when the body is longer than the limit. */
export async function readBody(request: Request, maxBytes: number): Promise<string | null> {
  if (!request.body) return "";
  if (Number(request.headers.get("content-length") ?? 0) > patienceBytes) return null;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > patienceBytes) return null;
    if (bytes <= maxBytes) chunks.push(chunk);
  }
  return bytes > maxBytes ? null : Buffer.concat(chunks).toString("utf8");
}

/** Undefined is no JSON object either, and is refused as such. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

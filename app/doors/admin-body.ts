// The JSON that the admin's own pages send. What is no JSON, or larger than any form, is refused before it is looked at.

const mostBytes = 64 * 1024;

/** @throws Response 400 or 413. */
export async function readAdminBody(request: Request): Promise<unknown> {
  const body = await request.text();
  if (Buffer.byteLength(body) > mostBytes) throw new Response(null, { status: 413 });
  try {
    return JSON.parse(body);
  } catch {
    throw new Response(null, { status: 400 });
  }
}

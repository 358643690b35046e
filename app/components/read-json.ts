// Reads what one of the app's addresses without a page answers. A failure is an answer too: unlike a fetcher of Remix, it leaves
// the page, and what the merchant has typed there, as they are. App Bridge adds the session to every fetch.

/** Null when it could not be read. */
export async function readJson<Answer>(path: string, signal: AbortSignal | null = null): Promise<Answer | null> {
  try {
    const answer = await fetch(path, { signal });
    return answer.ok ? ((await answer.json()) as Answer) : null;
  } catch {
    return null;
  }
}

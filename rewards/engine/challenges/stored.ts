// Reads back what was stored with a player. The database may hold progress of an older version of a badge:
// whatever does not fit reads as nothing, and the challenge starts over.

/** Every field that any challenge stores; each challenge reads its own. */
interface StoredFields {
  of?: unknown;
  count?: unknown;
  sum?: unknown;
  best?: unknown;
  times?: unknown;
  runs?: unknown;
  spentUntil?: unknown;
  values?: unknown;
}

export function storedFor(stored: unknown, of: string): StoredFields {
  if (typeof stored !== "object" || stored === null) return {};
  const fields: StoredFields = stored;
  return fields.of === of ? fields : {};
}

export function storedCount(value: unknown): number {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : 0;
}

export function storedIntegers(value: unknown): number[] {
  return Array.isArray(value) ? value.filter((entry) => Number.isSafeInteger(entry)) : [];
}

export function storedTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : [];
}

export function storedPairs(value: unknown): [number, number][] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry): [number, number][] => {
    const [from, to] = storedIntegers(entry);
    return from === undefined || to === undefined || to < from ? [] : [[from, to]];
  });
}

/** Adds without ever leaving the integers that are exact. */
export function addSafely(first: number, second: number): number {
  return Math.min(first + second, Number.MAX_SAFE_INTEGER);
}

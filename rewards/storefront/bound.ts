// Keeps what the storefront is told within its bounds: texts have an end, and lists get shorter until the JSON fits. The
// totals beside them stay, so that a page can say how many are not shown. Pure.

/** Cut at whole characters, with an ellipsis. */
export function shortText(text: string, longest: number): string {
  const characters = [...text.toWellFormed()];
  return characters.length <= longest
    ? characters.join("")
    : `${characters
        .slice(0, longest - 1)
        .join("")
        .trimEnd()}…`;
}

const longestAddress = 400;

/** The picture of a badge where it has one of its own; an address that is too long for many badges is left out. */
export const pictureOf = (imageUrl: string | null | undefined): { image?: string } =>
  imageUrl != null && imageUrl.length <= longestAddress ? { image: imageUrl } : {};

export const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/**
 * Takes the last fifth of whichever list is the largest, again and again, until the whole fits.
 * @param lists the fields that may be cut, each ordered so that its end matters least.
 */
export function fitting<Shape extends Record<List, readonly unknown[]>, List extends keyof Shape & string>(
  shape: Shape,
  lists: readonly List[],
  mostBytes: number,
): Shape {
  let cut = shape;
  while (bytesOf(cut) > mostBytes) {
    const sizes = lists.map((list) => ({ list, length: cut[list].length, bytes: bytesOf(cut[list]) }));
    const largest = sizes.filter(({ length }) => length > 0).sort((left, right) => right.bytes - left.bytes)[0];
    // Nothing is left to cut: the rest is a few hundred bytes.
    if (!largest) return cut;
    cut = { ...cut, [largest.list]: cut[largest.list].slice(0, Math.floor(largest.length * 0.8)) };
  }
  return cut;
}

// JSON.parse rounds whole numbers beyond 2^53 without a word, and Shopify sends ids that large. Here they come out as text,
// digit by digit; everything else comes out as usual.

/** A bare number of sixteen digits or more, outside or (harmlessly) inside of a string. */
const longNumber = /[:[,]\s*-?\d{16,}/;
const wholeNumber = /^-?\d+$/;

/** @throws SyntaxError when the text is not JSON. */
export function parseExactJson(text: string): unknown {
  // Most payloads hold no such number; for them the fast way is right.
  if (!longNumber.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_key, value, context?: { source?: string }) =>
    typeof value === "number" && !Number.isSafeInteger(value) && context?.source && wholeNumber.test(context.source)
      ? context.source
      : value,
  );
}

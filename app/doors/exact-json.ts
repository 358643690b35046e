// JSON.parse rounds whole numbers beyond 2^53 without a word, and Shopify sends ids that large. Here they come out as text,
// digit by digit; everything else comes out as usual.

/** A bare whole number of sixteen digits or more, outside of a string, or inside one that looks like JSON. */
const longNumber = /((?:^|[:[,])\s*)(-?[1-9]\d{15,})(?=\s*(?:[,\]}]|$))/g;
const wholeNumber = /^-?\d+$/;

/** @throws SyntaxError when the text is not JSON. */
export function parseExactJson(text: string): unknown {
  const quoted = text.replace(longNumber, (whole, before: string, digits: string) =>
    Number.isSafeInteger(Number(digits)) ? whole : `${before}"${digits}"`,
  );
  if (quoted === text) return JSON.parse(text);
  try {
    return JSON.parse(quoted);
  } catch {
    // Inside of a string the new quotation mark ends it right before a digit, which is never JSON. The slow way knows.
    return parseOneByOne(text);
  }
}

function parseOneByOne(text: string): unknown {
  return JSON.parse(text, (_key, value, context?: { source?: string }) =>
    typeof value === "number" && !Number.isSafeInteger(value) && context?.source && wholeNumber.test(context.source)
      ? context.source
      : value,
  );
}

// JSON in which 64-bit ids survive: written as bare integers, digit for digit, and read back without rounding.
// Shopify writes ids above 2^53 as plain numbers, so a store that rounds them would hide bugs in the app.

/** A value that JSON.stringify prints exactly as given. */
export type ExactNumber = { readonly rawJSON: string };

// Node 24 has these; TypeScript's library does not know them yet.
const nativeJson = JSON as typeof JSON & {
  rawJSON(text: string): ExactNumber;
  isRawJSON(value: unknown): value is ExactNumber;
};

const integerText = /^-?\d+$/;

/** The id as a bare integer of the JSON text. Throws when the text is not an integer. */
export function exactNumber(text: string): ExactNumber {
  if (!integerText.test(text)) throw new TypeError(`Not an integer: ${text}`);
  return nativeJson.rawJSON(text);
}

/** A decimal such as 89.99 as a bare number of the JSON text, as Shopify writes refund subtotals. */
export function exactDecimal(text: string): ExactNumber {
  return nativeJson.rawJSON(text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text);
}

export const isExactNumber = nativeJson.isRawJSON.bind(nativeJson);

/** Like JSON.parse, but an integer that a double cannot hold comes out as its digits, a string. */
export function parseExact(text: string): unknown {
  const keepDigits = (_key: string, value: unknown, context?: { source?: string }): unknown =>
    typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value)
      ? (context?.source ?? value)
      : value;
  return JSON.parse(text, keepDigits);
}

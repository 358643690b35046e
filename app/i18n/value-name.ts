// What values are called that are words of Shopify's or the engine's own: days of the week, sales channels. What a shop has named
// itself stands in quotation marks.
import type { Format } from "./format.ts";

/** @param detail by its name in the engine. Null: the value has no name but itself. */
export function valueName(detail: string, value: string, { textOr }: Pick<Format, "textOr">): string | null {
  return textOr(`engine.value.${detail}.${value}`, "") || null;
}

export const quotedValue = (detail: string, value: string, speech: Pick<Format, "text" | "textOr">): string =>
  valueName(detail, value, speech) ?? speech.text("say.quoted", { value });

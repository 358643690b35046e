// Which language a merchant reads, and by which locale dates, numbers and money are written. Shopify names the merchant's
// locale when it opens the app; a request without it is answered in the browser's language.

export const languages = ["en", "de"] as const;
export type Language = (typeof languages)[number];

export interface Speech {
  /** One that there is a catalogue for. */
  language: Language;
  /** BCP 47, as Shopify has it: "de-AT" writes its numbers otherwise than "de". */
  locale: string;
}

export function speechOf(request: Request): Speech {
  const wanted = new URL(request.url).searchParams.get("locale");
  const locale = [wanted, firstAccepted(request.headers.get("accept-language"))].map(validLocale).find(Boolean) ?? "en";
  const [prefix] = locale.split("-");
  const language = languages.find((candidate) => candidate === prefix) ?? "en";
  return { language, locale };
}

const firstAccepted = (header: string | null): string | null => header?.split(",")[0]?.split(";")[0]?.trim() ?? null;

function validLocale(text: string | null): string | null {
  try {
    return text ? (Intl.getCanonicalLocales(text)[0] ?? null) : null;
  } catch {
    return null;
  }
}

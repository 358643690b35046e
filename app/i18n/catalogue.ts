// The catalogues of every language. A browser loads only the one that its page is in, before the page wakes up; the server
// has them all. Their keys are the same: the compiler and test/app/catalogues.test.ts see to it.
import type { AppProviderProps } from "@shopify/polaris";
import type english from "./en/index.ts";
import type { Language } from "./languages.ts";

export type MessageKey = keyof (typeof english)["messages"];
export type Messages = Readonly<Record<MessageKey, string>>;

interface Catalogue {
  messages: Messages;
  /** Polaris' own words; null where Polaris has them by itself. */
  polaris: AppProviderProps["i18n"] | null;
}

const imports: Record<Language, () => Promise<{ default: Catalogue }>> = {
  en: () => import("./en/index.ts"),
  de: () => import("./de/index.ts"),
};

const loaded = new Map<Language, Catalogue>();

export async function loadCatalogue(language: Language): Promise<void> {
  loaded.set(language, (await imports[language]()).default);
}

export function catalogueOf(language: Language): Catalogue {
  const catalogue = loaded.get(language);
  if (catalogue === undefined) throw new Error(`The catalogue of "${language}" was not loaded.`);
  return catalogue;
}

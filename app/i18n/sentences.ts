// Sentences of the engine, which speaks English, in the merchant's language. Each pattern is the engine's own sentence with
// its values left open; what no pattern knows is handed on as it is.
import { germanImportSentences } from "./de/import-sentences.ts";
import { germanOrderSentences } from "./de/order-sentences.ts";
import { germanOtherSentences } from "./de/other-sentences.ts";
import { germanSentences } from "./de/sentences.ts";
import type { Language } from "./languages.ts";

/** Pairs of the English sentence and the other, with {0}, {1}... for what is filled in. */
export type SentencePairs = readonly (readonly [english: string, other: string])[];

const germanPairs = [...germanSentences, ...germanOrderSentences, ...germanImportSentences, ...germanOtherSentences];

const patterns: Record<Language, readonly { test: RegExp; other: string }[]> = {
  en: [],
  de: germanPairs.map(([english, other]) => ({
    test: patternOf(english),
    other,
  })),
};

export function translated(sentence: string, language: Language): string {
  for (const { test, other } of patterns[language]) {
    const match = test.exec(sentence);
    if (match) return other.replaceAll(/\{(\d)\}/g, (_whole, place: string) => match[Number(place) + 1] ?? "");
  }
  return sentence;
}

function patternOf(english: string): RegExp {
  const escaped = english.replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll(/\{\d\}/g, "(.+?)")}$`, "s");
}

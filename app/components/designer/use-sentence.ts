// The engine's sentences in the merchant's language. The engine itself speaks English; app/i18n/de/sentences.ts knows what
// each of its sentences is in German, and one that it does not know is shown as it is.
import { useCallback } from "react";
import { translated } from "../../i18n/sentences.ts";
import { useSpeech } from "../../i18n/speech.tsx";

export function useSentence(): (sentence: string) => string {
  const { language } = useSpeech();
  return useCallback((sentence) => translated(sentence, language), [language]);
}

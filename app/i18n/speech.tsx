// Hands the merchant's language to every component below. `useSpeech()` is the only way by which a page gets its words.
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { createFormat, type Facts, type Format } from "./format.ts";
import type { Speech } from "./languages.ts";

const context = createContext<Format | null>(null);

export function SpeechProvider({ speech, facts, children }: { speech: Speech; facts: Facts; children: ReactNode }) {
  const { language, locale } = speech;
  const { timeZone, currency } = facts;
  const format = useMemo(
    () => createFormat({ language, locale }, { timeZone, currency }),
    [language, locale, timeZone, currency],
  );
  return <context.Provider value={format}>{children}</context.Provider>;
}

export function useSpeech(): Format {
  const format = useContext(context);
  if (format === null) throw new Error("useSpeech() needs a SpeechProvider around it.");
  return format;
}

// Everything that telling a badge in plain words needs.
import { useMemo } from "react";
import { useSpeech } from "../../i18n/speech.tsx";
import { useDesigner } from "./context.tsx";
import type { Teller } from "./plain-words.ts";
import { useWords } from "./words.ts";

export function useTeller(): Teller {
  const speech = useSpeech();
  const words = useWords();
  const { badges } = useDesigner();
  return useMemo(
    () => ({
      speech,
      words,
      nameOf: (id: string) => badges.find((badge) => badge.id === id)?.name ?? speech.text("limits.gone"),
    }),
    [speech, words, badges],
  );
}

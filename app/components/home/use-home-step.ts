// Takes a step of the start page and says in the admin's own toast what came of it.
import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { HomeAnswer } from "../../admin/home-page.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { useSentence } from "../designer/use-sentence.ts";
import { type Unreachable, useUnreachableToast } from "../keep-page.ts";

export function useHomeStep() {
  const fetcher = useFetcher<HomeAnswer | Unreachable>();
  const { text } = useSpeech();
  const sentenceOf = useSentence();
  const answer = fetcher.data;
  useUnreachableToast(answer);
  useEffect(() => {
    if (answer === undefined || answer.kind === "unreachable") return;
    if (answer.kind === "refused") {
      shopify.toast.show(text("badges.refused", { sentence: sentenceOf(answer.sentence) }), { isError: true });
    } else {
      shopify.toast.show(text(`setup.toast.${answer.kind}`, { name: answer.kind === "published" ? answer.name : "" }));
    }
  }, [answer, text, sentenceOf]);
  return {
    isSending: fetcher.state !== "idle",
    send: (body: Record<string, string>) =>
      fetcher.submit(body, { method: "post", action: "/app?index", encType: "application/json" }),
  };
}

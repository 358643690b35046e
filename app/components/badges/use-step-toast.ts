// Says in the admin's own toast what came of a step.
import { useEffect } from "react";
import { useSpeech } from "../../i18n/speech.tsx";
import { type Unreachable, useUnreachableToast } from "../keep-page.ts";
import type { BadgeStep } from "./steps.ts";

export type StepAnswer =
  | { kind: "done"; step: BadgeStep; name: string }
  | { kind: "refused"; sentence: string }
  | { kind: "needed"; by: readonly string[] }
  | { kind: "active" | "earned" };

export function useStepToast(answer: StepAnswer | Unreachable | undefined): void {
  const { text, and } = useSpeech();
  useUnreachableToast(answer);
  useEffect(() => {
    if (answer === undefined || answer.kind === "unreachable") return;
    const isError = answer.kind !== "done";
    shopify.toast.show(sentenceOf(answer), { isError });
    function sentenceOf(given: StepAnswer): string {
      switch (given.kind) {
        case "done":
          return text(`badges.done.${given.step}`, { name: given.name });
        case "refused":
          return text("badges.refused", { sentence: given.sentence });
        case "needed":
          return text("badges.needed", { badges: and(given.by) });
        case "active":
          return text("badges.notDeleted.active");
        case "earned":
          return text("badges.notDeleted.earned");
      }
    }
  }, [answer, text, and]);
}

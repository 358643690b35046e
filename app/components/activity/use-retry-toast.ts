// Says in the admin's own toast what came of a retry.
import { useEffect } from "react";
import type { RetryAnswer } from "../../admin/activity-page.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { type Unreachable, useUnreachableToast } from "../keep-page.ts";

const sentences = {
  replaying: "activity.retrying",
  waiting: "activity.stillWaiting",
  unknown: "activity.gone",
} as const;

export function useRetryToast(answer: RetryAnswer | Unreachable | undefined): void {
  const { text } = useSpeech();
  useUnreachableToast(answer);
  useEffect(() => {
    if (answer === undefined || answer.kind === "unreachable") return;
    if (answer.kind === "all") shopify.toast.show(text("activity.retryingAll", { count: answer.count }));
    else shopify.toast.show(text(sentences[answer.kind]), { isError: answer.kind === "unknown" });
  }, [answer, text]);
}

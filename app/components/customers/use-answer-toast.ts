// Says in the admin's own toast what came of a step with a customer. What a field is told beside it is not said twice.
import { useEffect } from "react";
import type { CustomerAnswer } from "../../admin/customer-steps.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { useUnreachableToast } from "../keep-page.ts";

export function useAnswerToast(answer: CustomerAnswer | undefined): void {
  const { text, signed } = useSpeech();
  useUnreachableToast(answer);
  useEffect(() => {
    switch (answer?.kind) {
      case "adjusted":
      case "given":
      case "taken":
      case "undone": {
        const { kind, points, balance } = answer;
        shopify.toast.show(text(`customer.${kind}`, { points: signed(points), balance }));
        return;
      }
      case "again":
      case "handed_over":
        shopify.toast.show(text(`customer.${answer.kind}`));
        return;
      case "not_held":
      case "nothing_left":
      case "unknown":
        shopify.toast.show(text(`customer.error.${answer.kind}`), { isError: true });
    }
  }, [answer, text, signed]);
}

// Takes an adjustment back, after asking once.
import { useFetcher } from "@remix-run/react";
import type { CustomerAnswer } from "../../admin/customer-steps.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { AskButton } from "../ask-button.tsx";
import { useAnswerToast } from "./use-answer-toast.ts";

export function UndoAdjustment({ reference, points }: { reference: string; points: string }) {
  const { text } = useSpeech();
  const fetcher = useFetcher<CustomerAnswer>();
  useAnswerToast(fetcher.data);
  const undo = () =>
    fetcher.submit(
      { intent: "undo", reference, reason: text("customer.undo.reason") },
      { method: "post", encType: "application/json" },
    );
  return (
    <div>
      <AskButton
        label={text("customer.undo")}
        accessibilityLabel={text("customer.undoOf", { points })}
        title={text("customer.undo.title")}
        sentence={text("customer.undo.text", { points })}
        isBusy={fetcher.state !== "idle"}
        isFinal={false}
        onSure={undo}
      />
    </div>
  );
}

// Gives or takes points with a reason.
import { Checkbox, FormLayout, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useSpeech } from "../../i18n/speech.tsx";
import type { TypedNumbers } from "../../i18n/typed-number.ts";
import { ReasonField, StepDialog } from "./step-dialog.tsx";
import { useCustomerStep } from "./use-customer-step.ts";

/** As rewards/adjustments has it. */
const most = 1_000_000_000;

export function AdjustPoints({ onClose }: { onClose(): void }) {
  const { text, typed } = useSpeech();
  const { answer, isBusy, isWrong, take } = useCustomerStep(onClose);
  const [points, setPoints] = useState("");
  const [reason, setReason] = useState("");
  const [allowNegative, setAllowNegative] = useState(false);
  const pointsError = isWrong("points")
    ? text("customer.error.points", { most })
    : answer?.kind === "too_few_points"
      ? text("customer.error.too_few_points", { balance: answer.balance })
      : undefined;
  return (
    <StepDialog
      title={text("customer.adjust")}
      label={text("customer.adjust.do")}
      isBusy={isBusy}
      onTake={() => take("adjust", { points: readPoints(points, typed), reason, allowNegative })}
      onClose={onClose}
    >
      <FormLayout>
        <TextField
          label={text("customer.adjust.points")}
          value={points}
          onChange={setPoints}
          inputMode="numeric"
          autoComplete="off"
          autoFocus
          {...(pointsError && { error: pointsError })}
        />
        <ReasonField value={reason} onChange={setReason} isWrong={isWrong("reason")} />
        <Checkbox label={text("customer.adjust.negative")} checked={allowNegative} onChange={setAllowNegative} />
      </FormLayout>
    </StepDialog>
  );
}

/** What is no number goes to the server as it is, which says so beside the field. */
const readPoints = (typed: string, numbers: TypedNumbers): number | string => {
  const read = numbers.read(typed);
  return read === null ? typed : Number(read);
};

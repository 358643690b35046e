// Gives or takes points with a reason. The reference id is made once, so that a second click gives nothing twice.
import { useFetcher } from "@remix-run/react";
import { Checkbox, FormLayout, Modal, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { CustomerAnswer } from "../../admin/customer-steps.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { useAnswerToast } from "./use-answer-toast.ts";

/** As rewards/adjustments has it. */
const most = 1_000_000_000;

export function AdjustPoints({ onClose }: { onClose(): void }) {
  const { text } = useSpeech();
  const fetcher = useFetcher<CustomerAnswer>();
  const [reference] = useState(() => `admin-${crypto.randomUUID()}`);
  const [points, setPoints] = useState("");
  const [reason, setReason] = useState("");
  const [allowNegative, setAllowNegative] = useState(false);
  const answer = fetcher.data;
  const isDone = answer?.kind === "adjusted" || answer?.kind === "again";
  useAnswerToast(answer);
  useEffect(() => {
    if (isDone && fetcher.state === "idle") onClose();
  }, [isDone, fetcher.state, onClose]);

  const wrong: readonly string[] = answer?.kind === "invalid" ? answer.fields : [];
  const pointsError = wrong.includes("points")
    ? text("customer.error.points", { most })
    : answer?.kind === "too_few_points"
      ? text("customer.error.too_few_points", { balance: answer.balance })
      : undefined;
  const adjust = () =>
    fetcher.submit(
      { intent: "adjust", reference, points: readPoints(points), reason, allowNegative },
      { method: "post", encType: "application/json" },
    );
  return (
    <Modal
      open
      onClose={onClose}
      title={text("customer.adjust")}
      primaryAction={{ content: text("customer.adjust.do"), loading: fetcher.state !== "idle", onAction: adjust }}
      secondaryActions={[{ content: text("word.cancel"), onAction: onClose }]}
    >
      <Modal.Section>
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
          <TextField
            label={text("customer.adjust.reason")}
            helpText={text("customer.adjust.reasonHelp")}
            value={reason}
            onChange={setReason}
            autoComplete="off"
            maxLength={500}
            {...(wrong.includes("reason") && { error: text("customer.error.reason") })}
          />
          <Checkbox label={text("customer.adjust.negative")} checked={allowNegative} onChange={setAllowNegative} />
        </FormLayout>
      </Modal.Section>
    </Modal>
  );
}

/** What is no whole number goes to the server as it is, which says so beside the field. */
const readPoints = (typed: string): number | string => {
  const plain = typed.trim().replace("−", "-");
  return /^[+-]?\d+$/.test(plain) ? Number(plain) : plain;
};

// Takes a badge back from a customer, with a reason and after asking. The reference id is made once for each time it is asked.
import { useFetcher } from "@remix-run/react";
import { Button, Checkbox, FormLayout, Modal, Text, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { CustomerAnswer } from "../../admin/customer-steps.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { useAnswerToast } from "./use-answer-toast.ts";

interface Props {
  badgeId: string;
  name: string;
}

export function TakeBadge(props: Props) {
  const { text } = useSpeech();
  const [isAsking, setAsking] = useState(false);
  return (
    <div>
      <Button
        variant="plain"
        accessibilityLabel={text("customer.takeOf", { name: props.name })}
        onClick={() => setAsking(true)}
      >
        {text("customer.take")}
      </Button>
      {isAsking && <Asking {...props} onClose={() => setAsking(false)} />}
    </div>
  );
}

function Asking({ badgeId, name, onClose }: Props & { onClose(): void }) {
  const { text } = useSpeech();
  const fetcher = useFetcher<CustomerAnswer>();
  const [reference] = useState(() => `admin-${crypto.randomUUID()}`);
  const [reason, setReason] = useState("");
  const [takesPoints, setTakesPoints] = useState(true);
  const answer = fetcher.data;
  const isDone = answer !== undefined && answer.kind !== "invalid";
  useAnswerToast(answer);
  useEffect(() => {
    if (isDone && fetcher.state === "idle") onClose();
  }, [isDone, fetcher.state, onClose]);
  const take = () =>
    fetcher.submit(
      { intent: "take", reference, badgeId, reason, takesPoints },
      { method: "post", encType: "application/json" },
    );
  return (
    <Modal
      open
      onClose={onClose}
      title={text("customer.take.title", { name })}
      primaryAction={{
        content: text("customer.take"),
        destructive: true,
        loading: fetcher.state !== "idle",
        onAction: take,
      }}
      secondaryActions={[{ content: text("word.cancel"), onAction: onClose }]}
    >
      <Modal.Section>
        <FormLayout>
          <Text as="p">{text("customer.take.text")}</Text>
          <TextField
            label={text("customer.adjust.reason")}
            helpText={text("customer.adjust.reasonHelp")}
            value={reason}
            onChange={setReason}
            autoComplete="off"
            maxLength={500}
            autoFocus
            {...(answer?.kind === "invalid" && { error: text("customer.error.reason") })}
          />
          <Checkbox label={text("customer.take.points")} checked={takesPoints} onChange={setTakesPoints} />
        </FormLayout>
      </Modal.Section>
    </Modal>
  );
}

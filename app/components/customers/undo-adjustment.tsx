// Takes an adjustment back, after asking once.
import { useFetcher } from "@remix-run/react";
import { Button, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import type { CustomerAnswer } from "../../admin/customer-steps.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { useAnswerToast } from "./use-answer-toast.ts";

export function UndoAdjustment({ reference, points }: { reference: string; points: string }) {
  const { text } = useSpeech();
  const fetcher = useFetcher<CustomerAnswer>();
  const [isAsking, setAsking] = useState(false);
  useAnswerToast(fetcher.data);
  const undo = () => {
    setAsking(false);
    fetcher.submit(
      { intent: "undo", reference, reason: text("customer.undo.reason") },
      { method: "post", encType: "application/json" },
    );
  };
  return (
    <div>
      <Button
        variant="plain"
        accessibilityLabel={text("customer.undoOf", { points })}
        loading={fetcher.state !== "idle"}
        onClick={() => setAsking(true)}
      >
        {text("customer.undo")}
      </Button>
      <Modal
        open={isAsking}
        onClose={() => setAsking(false)}
        title={text("customer.undo.title")}
        primaryAction={{ content: text("customer.undo"), destructive: true, onAction: undo }}
        secondaryActions={[{ content: text("word.cancel"), onAction: () => setAsking(false) }]}
      >
        <Modal.Section>
          <Text as="p">{text("customer.undo.text", { points })}</Text>
        </Modal.Section>
      </Modal>
    </div>
  );
}

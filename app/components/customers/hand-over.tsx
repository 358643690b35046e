// Says that a perk was handed over, after asking: the customer then no longer sees it among what is his.
import { Button, Text } from "@shopify/polaris";
import { useState } from "react";
import { useSpeech } from "../../i18n/speech.tsx";
import { StepDialog } from "./step-dialog.tsx";
import { useCustomerStep } from "./use-customer-step.ts";

interface Props {
  itemId: string;
  label: string;
}

export function HandOver(props: Props) {
  const { text } = useSpeech();
  const [isAsking, setAsking] = useState(false);
  return (
    <div>
      <Button
        variant="plain"
        accessibilityLabel={text("customer.handOverOf", { name: props.label })}
        onClick={() => setAsking(true)}
      >
        {text("customer.handOver")}
      </Button>
      {isAsking && <Asking {...props} onClose={() => setAsking(false)} />}
    </div>
  );
}

function Asking({ itemId, label, onClose }: Props & { onClose(): void }) {
  const { text } = useSpeech();
  const { isBusy, take } = useCustomerStep(onClose);
  return (
    <StepDialog
      title={text("customer.handOver.title", { name: label })}
      label={text("customer.handOver")}
      isBusy={isBusy}
      onTake={() => take("hand_over", { itemId })}
      onClose={onClose}
    >
      <Text as="p">{text("customer.handOver.text")}</Text>
    </StepDialog>
  );
}

// Says that a perk was handed over, after asking: the customer then no longer sees it among what is his.
import { Text } from "@shopify/polaris";
import { useSpeech } from "../../i18n/speech.tsx";
import { StepButton, StepDialog } from "./step-dialog.tsx";
import { useCustomerStep } from "./use-customer-step.ts";

interface Props {
  itemId: string;
  label: string;
}

export function HandOver(props: Props) {
  const { text } = useSpeech();
  return (
    <StepButton
      label={text("customer.handOver")}
      accessibilityLabel={text("customer.handOverOf", { name: props.label })}
      dialog={(onClose) => <Asking {...props} onClose={onClose} />}
    />
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

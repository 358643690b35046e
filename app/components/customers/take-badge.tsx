// Takes a badge back from a customer, with a reason and after asking.
import { Checkbox, FormLayout, Text } from "@shopify/polaris";
import { useState } from "react";
import { useSpeech } from "../../i18n/speech.tsx";
import { ReasonField, StepButton, StepDialog } from "./step-dialog.tsx";
import { useCustomerStep } from "./use-customer-step.ts";

interface Props {
  badgeId: string;
  name: string;
}

export function TakeBadge(props: Props) {
  const { text } = useSpeech();
  return (
    <StepButton
      label={text("customer.take")}
      accessibilityLabel={text("customer.takeOf", { name: props.name })}
      dialog={(onClose) => <Asking {...props} onClose={onClose} />}
    />
  );
}

function Asking({ badgeId, name, onClose }: Props & { onClose(): void }) {
  const { text } = useSpeech();
  const { isBusy, isWrong, take } = useCustomerStep(onClose);
  const [reason, setReason] = useState("");
  const [takesPoints, setTakesPoints] = useState(true);
  return (
    <StepDialog
      title={text("customer.take.title", { name })}
      label={text("customer.take")}
      isDestructive
      isBusy={isBusy}
      onTake={() => take("take", { badgeId, reason, takesPoints })}
      onClose={onClose}
    >
      <FormLayout>
        <Text as="p">{text("customer.take.text")}</Text>
        <ReasonField value={reason} onChange={setReason} isWrong={isWrong("reason")} autoFocus />
        <Checkbox label={text("customer.take.points")} checked={takesPoints} onChange={setTakesPoints} />
      </FormLayout>
    </StepDialog>
  );
}

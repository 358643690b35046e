// The dialog in which a merchant takes a step with a customer, the button that opens it, and the reason that he gives for it.
import { Button, Modal, TextField } from "@shopify/polaris";
import { type ReactNode, useState } from "react";
import { useSpeech } from "../../i18n/speech.tsx";
import { useReturnFocus } from "../return-focus.ts";

interface Props {
  title: string;
  /** What the button that takes the step says. */
  label: string;
  isDestructive?: boolean;
  isBusy: boolean;
  onTake(): void;
  onClose(): void;
  children: ReactNode;
}

export function StepDialog({ title, label, isDestructive = false, isBusy, onTake, onClose, children }: Props) {
  const { text } = useSpeech();
  useReturnFocus();
  return (
    <Modal
      open
      onClose={onClose}
      title={title}
      primaryAction={{ content: label, destructive: isDestructive, loading: isBusy, onAction: onTake }}
      secondaryActions={[{ content: text("word.cancel"), onAction: onClose }]}
    >
      <Modal.Section>{children}</Modal.Section>
    </Modal>
  );
}

interface ButtonProps {
  label: string;
  /** Names what it is about, for who does not see the line that it stands in. */
  accessibilityLabel: string;
  dialog(onClose: () => void): ReactNode;
}

/** The dialog is made anew each time, with a reference id of its own. */
export function StepButton({ label, accessibilityLabel, dialog }: ButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <Button variant="plain" accessibilityLabel={accessibilityLabel} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {isOpen && dialog(() => setOpen(false))}
    </div>
  );
}

interface ReasonProps {
  value: string;
  onChange(value: string): void;
  isWrong: boolean;
  autoFocus?: boolean;
}

export function ReasonField({ isWrong, ...field }: ReasonProps) {
  const { text } = useSpeech();
  return (
    <TextField
      {...field}
      label={text("customer.adjust.reason")}
      helpText={text("customer.adjust.reasonHelp")}
      autoComplete="off"
      maxLength={500}
      {...(isWrong && { error: text("customer.error.reason") })}
    />
  );
}

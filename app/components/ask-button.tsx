// A button that asks once more before it does what it says.
import { Button, Modal, Text } from "@shopify/polaris";
import { useRef, useState } from "react";
import { useSpeech } from "../i18n/speech.tsx";

interface Props {
  label: string;
  /** Names what it is about, for who does not see the line that it stands in. */
  accessibilityLabel: string;
  title: string;
  sentence: string;
  isBusy: boolean;
  /** What cannot be taken back stands out. */
  isFinal?: boolean;
  onSure(): void;
}

export function AskButton({ label, accessibilityLabel, title, sentence, isBusy, isFinal = true, onSure }: Props) {
  const { text } = useSpeech();
  const [isAsking, setAsking] = useState(false);
  const opener = useRef<HTMLDivElement>(null);
  return (
    <>
      <div ref={opener}>
        <Button
          variant="plain"
          {...(isFinal && { tone: "critical" })}
          accessibilityLabel={accessibilityLabel}
          loading={isBusy}
          onClick={() => setAsking(true)}
        >
          {label}
        </Button>
      </div>
      <Modal
        // Who only looked goes on where he was.
        activator={opener}
        open={isAsking}
        onClose={() => setAsking(false)}
        title={title}
        primaryAction={{
          content: label,
          destructive: true,
          onAction: () => {
            setAsking(false);
            onSure();
          },
        }}
        secondaryActions={[{ content: text("word.cancel"), onAction: () => setAsking(false) }]}
      >
        <Modal.Section>
          <Text as="p" breakWord>
            {sentence}
          </Text>
        </Modal.Section>
      </Modal>
    </>
  );
}

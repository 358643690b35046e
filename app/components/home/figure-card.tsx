// One figure, with a button that opens how it is counted.
import { BlockStack, Button, Card, InlineStack, Popover, Text } from "@shopify/polaris";
import { InfoIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useSpeech } from "../../i18n/speech.tsx";

interface Props {
  label: string;
  value: string;
  note: string;
  /** Paragraphs. */
  help: readonly string[];
}

export function FigureCard({ label, value, note, help }: Props) {
  return (
    <Card>
      <BlockStack gap="100">
        <InlineStack align="space-between" blockAlign="center" wrap={false}>
          <Text as="h3" variant="bodyMd" tone="subdued">
            {label}
          </Text>
          <Help about={label} paragraphs={help} />
        </InlineStack>
        <Text as="p" variant="headingXl">
          {value}
        </Text>
        <Text as="p" tone="subdued" variant="bodySm">
          {note}
        </Text>
      </BlockStack>
    </Card>
  );
}

export function Help({ about, paragraphs }: { about: string; paragraphs: readonly string[] }) {
  const { text } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      active={isOpen}
      onClose={() => setOpen(false)}
      activator={
        <Button
          variant="tertiary"
          icon={InfoIcon}
          accessibilityLabel={text("home.help", { about })}
          onClick={() => setOpen(!isOpen)}
        />
      }
    >
      <Popover.Section>
        <BlockStack gap="200">
          {paragraphs.map((paragraph) => (
            <Text key={paragraph} as="p">
              {paragraph}
            </Text>
          ))}
        </BlockStack>
      </Popover.Section>
    </Popover>
  );
}

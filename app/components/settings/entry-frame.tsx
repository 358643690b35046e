// Around the fields of one entry of a list: its name, and the button that removes it.
import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { DeleteIcon } from "@shopify/polaris-icons";
import type { ReactNode } from "react";
import { useSpeech } from "../../i18n/speech.tsx";
import { useForm } from "../designer/context.tsx";

export function EntryFrame({ path, title, children }: { path: string; title: string; children: ReactNode }) {
  const { text } = useSpeech();
  const { change } = useForm();
  return (
    <BlockStack gap="300">
      <InlineStack align="space-between" blockAlign="center" wrap={false}>
        <Text as="h2" variant="headingMd" breakWord>
          {title}
        </Text>
        <Button
          icon={DeleteIcon}
          variant="tertiary"
          accessibilityLabel={text("filter.remove", { name: title })}
          onClick={() => change(path, undefined)}
        />
      </InlineStack>
      {children}
    </BlockStack>
  );
}

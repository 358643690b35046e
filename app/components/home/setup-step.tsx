// One step of the setup guide: whether it is done, why it matters, and its buttons.
import { BlockStack, Box, ButtonGroup, Icon, InlineStack, Text } from "@shopify/polaris";
import { CheckCircleIcon, MinusCircleIcon } from "@shopify/polaris-icons";
import type { ReactNode } from "react";
import { useSpeech } from "../../i18n/speech.tsx";

export type StepState = "done" | "open" | "asking";

interface Props {
  state: StepState;
  title: string;
  why: string;
  children: ReactNode;
}

export function SetupStep({ state, title, why, children }: Props) {
  const { text } = useSpeech();
  const isDone = state === "done";
  return (
    <InlineStack gap="300" wrap={false} blockAlign="start">
      <Box>
        <Icon
          source={isDone ? CheckCircleIcon : MinusCircleIcon}
          tone={isDone ? "success" : "subdued"}
          accessibilityLabel={text(`setup.state.${state}`)}
        />
      </Box>
      <div className="encore-fill">
        <BlockStack gap="200">
          <Text as="h3" variant="headingSm">
            {title}
          </Text>
          <Text as="p" tone="subdued">
            {why}
          </Text>
          <ButtonGroup>{children}</ButtonGroup>
        </BlockStack>
      </div>
    </InlineStack>
  );
}

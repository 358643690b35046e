// Effects that Shopify or somebody's endpoint would not have, with the reason; retried together with the events.
import type { SerializeFrom } from "@remix-run/node";
import { Box, Card, Text } from "@shopify/polaris";
import type { SetAsideMessage } from "../../../rewards/shops/activity.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { useSentence } from "../designer/use-sentence.ts";
import { Line } from "./line.tsx";

export function Messages({ messages }: { messages: readonly SerializeFrom<SetAsideMessage>[] }) {
  const { text, textOr, moment } = useSpeech();
  const sentence = useSentence();
  if (messages.length === 0) return null;
  return (
    <Card padding="0">
      <Box padding="400">
        <Text as="h2" variant="headingMd">
          {text("activity.messages")}
        </Text>
      </Box>
      {messages.map((message) => (
        <Line
          key={message.id}
          title={
            <Text as="h3" variant="bodyMd" fontWeight="semibold">
              {textOr(`activity.message.${message.kind}`, message.kind)}
            </Text>
          }
          end={
            <Text as="span" tone="subdued">
              {moment(message.at)}
            </Text>
          }
        >
          {message.reason !== null && (
            <Text as="p" breakWord>
              {sentence(message.reason)}
            </Text>
          )}
        </Line>
      ))}
    </Card>
  );
}

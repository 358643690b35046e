// A customer's points at a glance: what he has, what he can spend, what is held back.
import { BlockStack, Card, InlineGrid, Text } from "@shopify/polaris";
import { useSpeech } from "../../i18n/speech.tsx";

const figures = ["balance", "spendable", "pending"] as const;

export function Figures({ points }: { points: Record<(typeof figures)[number], number> }) {
  const { text, number } = useSpeech();
  return (
    <InlineGrid columns={{ xs: 1, sm: 3 }} gap="400">
      {figures.map((figure) => (
        <Card key={figure}>
          <BlockStack gap="100">
            <Text as="h2" variant="bodyMd" tone="subdued">
              {text(`customer.${figure}`)}
            </Text>
            <Text as="p" variant="headingXl">
              {number(points[figure])}
            </Text>
          </BlockStack>
        </Card>
      ))}
    </InlineGrid>
  );
}

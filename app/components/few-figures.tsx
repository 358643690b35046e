// A few figures side by side, each under its name.
import { BlockStack, InlineGrid, Text } from "@shopify/polaris";
import { useSpeech } from "../i18n/speech.tsx";

export function FewFigures({ figures }: { figures: readonly (readonly [name: string, figure: number])[] }) {
  const { number } = useSpeech();
  return (
    <InlineGrid columns={{ xs: 2, sm: 4 }} gap="300">
      {figures.map(([name, figure]) => (
        <BlockStack key={name}>
          <Text as="span" tone="subdued">
            {name}
          </Text>
          <Text as="span" variant="headingLg">
            {number(figure)}
          </Text>
        </BlockStack>
      ))}
    </InlineGrid>
  );
}

// How far the reading of a file is, said and drawn.
import { BlockStack, ProgressBar, Text } from "@shopify/polaris";

interface Props {
  id: string;
  sentence: string;
  done: number;
  total: number;
}

export function Progress({ id, sentence, done, total }: Props) {
  return (
    <BlockStack gap="200">
      <ProgressBar progress={total === 0 ? 0 : Math.round((done / total) * 100)} size="small" ariaLabelledBy={id} />
      <Text as="p" id={id} tone="subdued">
        {sentence}
      </Text>
    </BlockStack>
  );
}

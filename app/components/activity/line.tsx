// One line of the activity: what it is about on the left, its state or points on the right, and what belongs to it below.
import { BlockStack, Box, InlineStack } from "@shopify/polaris";
import type { ReactNode } from "react";

export function Line({ title, end, children }: { title: ReactNode; end: ReactNode; children: ReactNode }) {
  return (
    <Box padding="400" borderBlockStartWidth="025" borderColor="border">
      <BlockStack gap="100">
        <InlineStack align="space-between" blockAlign="center" gap="400" wrap={false}>
          {title}
          {end}
        </InlineStack>
        {children}
      </BlockStack>
    </Box>
  );
}

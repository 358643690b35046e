// A card with its heading.
import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

interface Props {
  title: string;
  /** Of the heading, where it names something in the card. */
  titleId?: string;
  /** Between the heading and what follows it. */
  gap?: "300" | "400";
  children: ReactNode;
}

export function TitledCard({ title, titleId, gap = "300", children }: Props) {
  return (
    <Card>
      <BlockStack gap={gap}>
        <Text as="h2" variant="headingMd" breakWord {...(titleId !== undefined && { id: titleId })}>
          {title}
        </Text>
        {children}
      </BlockStack>
    </Card>
  );
}

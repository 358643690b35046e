// What a merchant reads where a page is missing or could not be made. Never what went wrong inside: that is in the log.
import { BlockStack, Button, ButtonGroup, Card, Page, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useSpeech } from "../i18n/speech.tsx";

export function Missing() {
  const { text } = useSpeech();
  return (
    <Notice title={text("missing.title")} sentence={text("missing.text")}>
      <Button variant="primary" url="/app">
        {text("missing.back")}
      </Button>
    </Notice>
  );
}

export function Failed() {
  const { text } = useSpeech();
  return (
    <Notice title={text("failed.title")} sentence={text("failed.text")}>
      <Button variant="primary" onClick={() => location.reload()}>
        {text("failed.again")}
      </Button>
      <Button url="/app">{text("missing.back")}</Button>
    </Notice>
  );
}

function Notice({ title, sentence, children }: { title: string; sentence: string; children: ReactNode }) {
  return (
    <Page title={title} narrowWidth>
      <Card>
        <BlockStack gap="400">
          <Text as="p">{sentence}</Text>
          <ButtonGroup>{children}</ButtonGroup>
        </BlockStack>
      </Card>
    </Page>
  );
}

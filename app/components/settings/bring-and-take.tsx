// The ways for balances into Encore and out of it.
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useSpeech } from "../../i18n/speech.tsx";
import { useDownload } from "../save-file.ts";

export function BringAndTake() {
  const { text } = useSpeech();
  const { isBusy, download } = useDownload({ done: text("export.done"), failed: text("export.failed") });
  return (
    <>
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {text("import.title")}
          </Text>
          <Text as="p">{text("import.text")}</Text>
          <InlineStack>
            <Button url="/app/settings/import">{text("import.open")}</Button>
          </InlineStack>
        </BlockStack>
      </Card>
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {text("export.title")}
          </Text>
          <Text as="p">{text("export.text")}</Text>
          <InlineStack>
            <Button loading={isBusy} onClick={() => void download("/app/settings/export", "players.csv")}>
              {text("export.do")}
            </Button>
          </InlineStack>
        </BlockStack>
      </Card>
    </>
  );
}

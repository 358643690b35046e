// The ways for balances into Encore and out of it.
import { Button, InlineStack, Text } from "@shopify/polaris";
import { useSpeech } from "../../i18n/speech.tsx";
import { useDownload } from "../save-file.ts";
import { TitledCard } from "../titled-card.tsx";

export function BringAndTake() {
  const { text } = useSpeech();
  const { isBusy, download } = useDownload({ done: text("export.done"), failed: text("export.failed") });
  return (
    <>
      <TitledCard title={text("import.title")}>
        <Text as="p">{text("import.text")}</Text>
        <InlineStack>
          <Button url="/app/settings/import">{text("import.open")}</Button>
        </InlineStack>
      </TitledCard>
      <TitledCard title={text("export.title")}>
        <Text as="p">{text("export.text")}</Text>
        <InlineStack>
          <Button loading={isBusy} onClick={() => download("/app/settings/export", "players.csv")}>
            {text("export.do")}
          </Button>
        </InlineStack>
      </TitledCard>
    </>
  );
}

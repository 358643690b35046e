// Says in the merchant's language what the badge does as it stands; read aloud when it changes.
import { BlockStack, Text } from "@shopify/polaris";
import { useSpeech } from "../../i18n/speech.tsx";
import { TitledCard } from "../titled-card.tsx";
import { useDesigner } from "./context.tsx";
import { inPlainWords } from "./plain-words.ts";
import { useTeller } from "./use-teller.ts";

export function PlainWords() {
  const { text } = useSpeech();
  const { draft } = useDesigner();
  const sentences = inPlainWords(draft, useTeller());
  return (
    <TitledCard title={text("designer.inWords")}>
      <div aria-live="polite">
        <BlockStack gap="200">
          {sentences.map((sentence) => (
            <Text key={sentence} as="p" breakWord>
              {sentence}
            </Text>
          ))}
        </BlockStack>
      </div>
    </TitledCard>
  );
}

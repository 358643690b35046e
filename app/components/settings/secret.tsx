// A secret that is shown once, with a button that copies it.
import { Banner, BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useSpeech } from "../../i18n/speech.tsx";

export function Secret({ title, sentence, secret }: { title: string; sentence: string; secret: string }) {
  const { text } = useSpeech();
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    shopify.toast.show(text("keys.copied"));
  };
  return (
    <Banner tone="success" title={title}>
      <BlockStack gap="200">
        <Text as="p">{sentence}</Text>
        <InlineStack gap="200" blockAlign="center">
          <code className="encore-secret">{secret}</code>
          <Button onClick={() => void copy()}>{text("keys.copy")}</Button>
        </InlineStack>
      </BlockStack>
    </Banner>
  );
}

// What a part of the page reads for itself when it is needed; where that fails, the part says so and can be asked again.
import { Button, InlineStack, Text } from "@shopify/polaris";
import { useCallback, useState } from "react";
import { useSpeech } from "../i18n/speech.tsx";
import { readJson } from "./read-json.ts";

export interface Reading<Answer> {
  state: "unread" | "reading" | "failed" | "read";
  answer: Answer | null;
  read(): void;
}

export function useReading<Answer>(path: string): Reading<Answer> {
  const [{ state, answer }, setReading] = useState<Omit<Reading<Answer>, "read">>({ state: "unread", answer: null });
  const read = useCallback(() => {
    setReading({ state: "reading", answer: null });
    void readJson<Answer>(path).then((found) =>
      setReading({ state: found === null ? "failed" : "read", answer: found }),
    );
  }, [path]);
  return { state, answer, read };
}

export function NotRead({ onAgain }: { onAgain(): void }) {
  const { text } = useSpeech();
  return (
    <InlineStack gap="200">
      <Text as="p">{text("failed.unread")}</Text>
      <Button variant="plain" onClick={onAgain}>
        {text("failed.again")}
      </Button>
    </InlineStack>
  );
}

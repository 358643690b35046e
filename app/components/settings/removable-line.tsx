// A line of a list that says what it is about, with a button that takes it away after asking.
import { useFetcher } from "@remix-run/react";
import { InlineStack, Text } from "@shopify/polaris";
import { type ReactNode, useEffect } from "react";
import type { IntegrationAnswer, IntegrationRequest } from "../../admin/integrations.ts";
import { AskButton } from "../ask-button.tsx";
import { useUnreachableToast } from "../keep-page.ts";

interface LineProps {
  name: string;
  note: string | null;
  tone?: "subdued" | "critical";
  /** The button, as long as there is something to take away. */
  children: ReactNode;
}

export function Line({ name, note, tone = "subdued", children }: LineProps) {
  return (
    <InlineStack align="space-between" blockAlign="center" gap="200">
      <div>
        <Text as="p" fontWeight="semibold" breakWord>
          {name}
        </Text>
        {note !== null && (
          <Text as="p" tone={tone}>
            {note}
          </Text>
        )}
      </div>
      {children}
    </InlineStack>
  );
}

interface RemoveProps {
  label: string;
  accessibilityLabel: string;
  title: string;
  sentence: string;
  request: IntegrationRequest;
  /** Said in a toast. */
  done: string;
}

export function RemoveButton({ request, done, ...asking }: RemoveProps) {
  const step = useFetcher<IntegrationAnswer>();
  useUnreachableToast(step.data);
  const isDone = step.data?.kind === "revoked" || step.data?.kind === "deleted";
  useEffect(() => {
    if (isDone) shopify.toast.show(done);
  }, [isDone, done]);
  return (
    <AskButton
      {...asking}
      isBusy={step.state !== "idle"}
      onSure={() => step.submit(request, { method: "post", encType: "application/json" })}
    />
  );
}

// The keys of the HTTP API: made, shown once, revoked.
import type { SerializeFrom } from "@remix-run/node";
import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Text, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { ApiKeySummary } from "../../../rewards/keys/api-keys.ts";
import type { IntegrationAnswer } from "../../admin/integrations.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { AskButton } from "./ask-button.tsx";
import { Secret } from "./secret.tsx";

type Key = SerializeFrom<ApiKeySummary>;

export function ApiKeys({ keys }: { keys: readonly Key[] }) {
  const { text } = useSpeech();
  const creator = useFetcher<IntegrationAnswer>();
  const [name, setName] = useState("");
  const answer = creator.data;
  useEffect(() => {
    if (answer?.kind === "key") setName("");
  }, [answer]);
  const create = () => creator.submit({ intent: "create_key", name }, { method: "post", encType: "application/json" });
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {text("keys.title")}
        </Text>
        <Text as="p">{text("keys.text")}</Text>
        {answer?.kind === "key" && (
          <Secret title={text("keys.shown")} sentence={text("keys.shownText")} secret={answer.key} />
        )}
        {keys.length === 0 && (
          <Text as="p" tone="subdued">
            {text("keys.none")}
          </Text>
        )}
        {keys.map((key) => (
          <Line key={key.id} apiKey={key} />
        ))}
        <TextField
          label={text("keys.name")}
          helpText={text("keys.nameHelp")}
          value={name}
          onChange={setName}
          maxLength={100}
          autoComplete="off"
          {...(answer?.kind === "invalid" && { error: text("keys.error.name") })}
          connectedRight={
            <Button onClick={create} loading={creator.state !== "idle"}>
              {text("keys.create")}
            </Button>
          }
        />
      </BlockStack>
    </Card>
  );
}

function Line({ apiKey: { id, name, createdAt, revokedAt } }: { apiKey: Key }) {
  const { text, day } = useSpeech();
  const step = useFetcher<IntegrationAnswer>();
  useEffect(() => {
    if (step.data?.kind === "revoked") shopify.toast.show(text("keys.revoked"));
  }, [step.data, text]);
  return (
    <InlineStack align="space-between" blockAlign="center" gap="200">
      <div>
        <Text as="p" fontWeight="semibold" breakWord>
          {name}
        </Text>
        <Text as="p" tone="subdued">
          {revokedAt === null
            ? text("keys.createdAt", { at: day(createdAt) })
            : text("keys.revokedAt", { at: day(revokedAt) })}
        </Text>
      </div>
      {revokedAt === null && (
        <AskButton
          label={text("keys.revoke")}
          accessibilityLabel={text("keys.revokeOf", { name })}
          title={text("keys.revoke.title", { name })}
          sentence={text("keys.revoke.text")}
          isBusy={step.state !== "idle"}
          onSure={() =>
            step.submit({ intent: "revoke_key", keyId: id }, { method: "post", encType: "application/json" })
          }
        />
      )}
    </InlineStack>
  );
}

// Addresses that are told what happens: added, with a secret that is shown once, and deleted.
import type { SerializeFrom } from "@remix-run/node";
import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Text, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { Endpoint } from "../../../rewards/notices/endpoints.ts";
import type { IntegrationAnswer } from "../../admin/integrations.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { AskButton } from "./ask-button.tsx";
import { Secret } from "./secret.tsx";

type Told = SerializeFrom<Endpoint>;

export function Endpoints({ endpoints }: { endpoints: readonly Told[] }) {
  const { text, textOr } = useSpeech();
  const creator = useFetcher<IntegrationAnswer>();
  const [url, setUrl] = useState("");
  const answer = creator.data;
  useEffect(() => {
    if (answer?.kind === "endpoint") setUrl("");
  }, [answer]);
  const add = () => creator.submit({ intent: "add_endpoint", url }, { method: "post", encType: "application/json" });
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {text("endpoints.title")}
        </Text>
        <Text as="p">{text("endpoints.text")}</Text>
        {answer?.kind === "endpoint" && (
          <Secret title={text("endpoints.shown")} sentence={text("endpoints.shownText")} secret={answer.secret} />
        )}
        {endpoints.length === 0 && (
          <Text as="p" tone="subdued">
            {text("endpoints.none")}
          </Text>
        )}
        {endpoints.map((endpoint) => (
          <Line key={endpoint.id} endpoint={endpoint} />
        ))}
        <TextField
          label={text("endpoints.url")}
          helpText={text("endpoints.urlHelp")}
          value={url}
          onChange={setUrl}
          autoComplete="off"
          {...(answer?.kind === "invalid" && { error: textOr(`endpoints.error.${answer.why}`, "") })}
          connectedRight={
            <Button onClick={add} loading={creator.state !== "idle"}>
              {text("endpoints.add")}
            </Button>
          }
        />
      </BlockStack>
    </Card>
  );
}

function Line({ endpoint: { id, url, disabledAt } }: { endpoint: Told }) {
  const { text, day } = useSpeech();
  const step = useFetcher<IntegrationAnswer>();
  useEffect(() => {
    if (step.data?.kind === "deleted") shopify.toast.show(text("endpoints.deleted"));
  }, [step.data, text]);
  return (
    <InlineStack align="space-between" blockAlign="center" gap="200">
      <div>
        <Text as="p" fontWeight="semibold" breakWord>
          {url}
        </Text>
        {disabledAt !== null && (
          <Text as="p" tone="critical">
            {text("endpoints.disabled", { at: day(disabledAt) })}
          </Text>
        )}
      </div>
      <AskButton
        label={text("endpoints.delete")}
        accessibilityLabel={text("endpoints.deleteOf", { url })}
        title={text("endpoints.delete.title")}
        sentence={text("endpoints.delete.text", { url })}
        isBusy={step.state !== "idle"}
        onSure={() =>
          step.submit({ intent: "delete_endpoint", endpointId: id }, { method: "post", encType: "application/json" })
        }
      />
    </InlineStack>
  );
}

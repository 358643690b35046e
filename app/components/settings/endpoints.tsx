// Addresses that are told what happens: added, with a secret that is shown once, and deleted.
import type { SerializeFrom } from "@remix-run/node";
import { Text } from "@shopify/polaris";
import type { Endpoint } from "../../../rewards/notices/endpoints.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { TitledCard } from "../titled-card.tsx";
import { MakerField, useMaker } from "./maker.tsx";
import { Line, RemoveButton } from "./removable-line.tsx";
import { Secret } from "./secret.tsx";

type Told = SerializeFrom<Endpoint>;

export function Endpoints({ endpoints }: { endpoints: readonly Told[] }) {
  const { text, textOr } = useSpeech();
  const maker = useMaker((url) => ({ intent: "add_endpoint", url }));
  const { answer } = maker;
  return (
    <TitledCard title={text("endpoints.title")} gap="400">
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
        <EndpointLine key={endpoint.id} endpoint={endpoint} />
      ))}
      <MakerField
        maker={maker}
        label={text("endpoints.url")}
        helpText={text("endpoints.urlHelp")}
        error={answer?.kind === "invalid" ? textOr(`endpoints.error.${answer.why}`, "") : null}
        action={text("endpoints.add")}
      />
    </TitledCard>
  );
}

function EndpointLine({ endpoint: { id, url, disabledAt } }: { endpoint: Told }) {
  const { text, day } = useSpeech();
  const note = disabledAt === null ? null : text("endpoints.disabled", { at: day(disabledAt) });
  return (
    <Line name={url} note={note} tone="critical">
      <RemoveButton
        label={text("endpoints.delete")}
        accessibilityLabel={text("endpoints.deleteOf", { url })}
        title={text("endpoints.delete.title")}
        sentence={text("endpoints.delete.text", { url })}
        request={{ intent: "delete_endpoint", endpointId: id }}
        done={text("endpoints.deleted")}
      />
    </Line>
  );
}

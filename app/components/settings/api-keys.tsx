// The keys of the HTTP API: made, shown once, revoked.
import type { SerializeFrom } from "@remix-run/node";
import { Text } from "@shopify/polaris";
import type { ApiKeySummary } from "../../../rewards/keys/api-keys.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { TitledCard } from "../titled-card.tsx";
import { MakerField, useMaker } from "./maker.tsx";
import { Line, RemoveButton } from "./removable-line.tsx";
import { Secret } from "./secret.tsx";

type Key = SerializeFrom<ApiKeySummary>;

export function ApiKeys({ keys }: { keys: readonly Key[] }) {
  const { text } = useSpeech();
  const maker = useMaker((name) => ({ intent: "create_key", name }));
  const { answer } = maker;
  return (
    <TitledCard title={text("keys.title")} gap="400">
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
        <KeyLine key={key.id} apiKey={key} />
      ))}
      <MakerField
        maker={maker}
        label={text("keys.name")}
        helpText={text("keys.nameHelp")}
        maxLength={100}
        error={answer?.kind === "invalid" ? text("keys.error.name") : null}
        action={text("keys.create")}
      />
    </TitledCard>
  );
}

function KeyLine({ apiKey: { id, name, createdAt, revokedAt } }: { apiKey: Key }) {
  const { text, day } = useSpeech();
  const note =
    revokedAt === null
      ? text("keys.createdAt", { at: day(createdAt) })
      : text("keys.revokedAt", { at: day(revokedAt) });
  return (
    <Line name={name} note={note}>
      {revokedAt === null && (
        <RemoveButton
          label={text("keys.revoke")}
          accessibilityLabel={text("keys.revokeOf", { name })}
          title={text("keys.revoke.title", { name })}
          sentence={text("keys.revoke.text")}
          request={{ intent: "revoke_key", keyId: id }}
          done={text("keys.revoked")}
        />
      )}
    </Line>
  );
}

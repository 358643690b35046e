// A page of settings that saves one part of them: the save bar, what was refused, and somebody else's change.
import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { PlusIcon } from "@shopify/polaris-icons";
import { type ReactNode, useEffect, useMemo } from "react";
import type { Finding } from "../../../rewards/engine/index.ts";
import type { PartAnswer, SettingsPart } from "../../admin/settings-part.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { FormProvider } from "../designer/context.tsx";
import { type Draft, type Json, valueAt } from "../designer/draft.ts";
import { FieldError } from "../designer/field-error.tsx";
import { SaveBar } from "../designer/save-bar.tsx";
import { useDraft } from "../use-draft.ts";

interface Props {
  part: SettingsPart;
  /** All of them, as they were read. */
  settings: Draft;
  /** What it is for, in a sentence or two. */
  help: readonly string[];
  addLabel: string;
  /** A new entry of the list, made from the last. */
  newEntry(last: Json): Json;
  renderEntry(path: string, place: number): ReactNode;
}

/** The part is a list; each entry of it is a card. */
export function PartForm({ part, settings, help, addLabel, newEntry, renderEntry }: Props) {
  const { text } = useSpeech();
  const saver = useFetcher<PartAnswer>();
  const answer = saver.data;
  const errors = useErrors(answer);
  const saved = useMemo(() => ({ [part]: settings[part] ?? [] }), [part, settings]);
  const { context, draft, isDirty, discard } = useDraft(saved, errors);
  useEffect(() => {
    if (answer?.kind === "saved") shopify.toast.show(text("settings.saved"));
  }, [answer, text]);
  const save = () =>
    saver.submit({ content: draft, before: settings } as never, { method: "post", encType: "application/json" });
  const list = draft[part];
  const entries = Array.isArray(list) ? list : [];
  return (
    <FormProvider value={context}>
      <SaveBar isDirty={isDirty} isSaving={saver.state !== "idle"} onSave={save} onDiscard={discard} />
      <BlockStack gap="400">
        {answer?.kind === "conflict" && (
          <Banner
            tone="warning"
            title={text("settings.conflict")}
            action={{ content: text("settings.reload"), onAction: () => location.reload() }}
          >
            {text("settings.conflict.text")}
          </Banner>
        )}
        {context.errors.length > 0 && <Banner tone="critical" title={text("settings.refused")} />}
        <Card>
          <BlockStack gap="200">
            {help.map((sentence) => (
              <Text key={sentence} as="p">
                {sentence}
              </Text>
            ))}
          </BlockStack>
        </Card>
        {entries.map((entry, place) => (
          <Card key={String(valueAt(entry, "id") ?? place)}>{renderEntry(`${part}.${place}`, place)}</Card>
        ))}
        <FieldError path={part} />
        <InlineStack>
          <Button icon={PlusIcon} onClick={() => context.change(`${part}.${entries.length}`, newEntry(entries.at(-1)))}>
            {addLabel}
          </Button>
        </InlineStack>
      </BlockStack>
    </FormProvider>
  );
}

/** What the engine objects to comes with its sentence; for the rest the server names the field. */
function useErrors(answer: PartAnswer | undefined): readonly Finding[] {
  const { text, textOr } = useSpeech();
  return useMemo(() => {
    if (answer?.kind !== "refused") return [];
    const named = answer.paths.map((path) => {
      const key = path.replaceAll(/\.\d+/g, "");
      return { path, sentence: textOr(`settings.error.${key}`, text("settings.error")) };
    });
    return [...named, ...answer.findings];
  }, [answer, text, textOr]);
}

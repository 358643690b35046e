// A page of settings that saves one part of them: a list, each entry of which is a card.
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { PlusIcon } from "@shopify/polaris-icons";
import { type ReactNode, useMemo } from "react";
import type { SettingsPart } from "../../admin/settings-part.ts";
import { useForm } from "../designer/context.tsx";
import { type Draft, type Json, valueAt } from "../designer/draft.ts";
import { FieldError } from "../designer/field-error.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

interface EntriesProps {
  part: SettingsPart;
  addLabel: string;
  /** A new entry of the list, made from the last. */
  newEntry(last: Json): Json;
  renderEntry(path: string, place: number): ReactNode;
}

interface Props extends EntriesProps {
  /** All of them, as they were read. */
  settings: Draft;
  /** What it is for, in a sentence or two. */
  help: readonly string[];
}

export function PartForm({ settings, help, ...entries }: Props) {
  const { part } = entries;
  const saved = useMemo(() => ({ [part]: settings[part] ?? [] }), [part, settings]);
  return (
    <SettingsFrame saved={saved} before={settings}>
      <Card>
        <BlockStack gap="200">
          {help.map((sentence) => (
            <Text key={sentence} as="p">
              {sentence}
            </Text>
          ))}
        </BlockStack>
      </Card>
      <Entries {...entries} />
    </SettingsFrame>
  );
}

function Entries({ part, addLabel, newEntry, renderEntry }: EntriesProps) {
  const { draft, change } = useForm();
  const list = draft[part];
  const entries = Array.isArray(list) ? list : [];
  return (
    <>
      {entries.map((entry, place) => (
        <Card key={String(valueAt(entry, "id") ?? place)}>{renderEntry(`${part}.${place}`, place)}</Card>
      ))}
      <FieldError path={part} />
      <InlineStack>
        <Button icon={PlusIcon} onClick={() => change(`${part}.${entries.length}`, newEntry(entries.at(-1)))}>
          {addLabel}
        </Button>
      </InlineStack>
    </>
  );
}

// What the cards of the settings are made of. A setting's words are in the catalogue under its path.
import { Checkbox, FormLayout } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useSpeech } from "../../i18n/speech.tsx";
import { ChoiceEntry, useField } from "../designer/fields.tsx";
import { TitledCard } from "../titled-card.tsx";

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <TitledCard title={title} gap="400">
      <FormLayout>{children}</FormLayout>
    </TitledCard>
  );
}

export function Tick({ path, help = false }: { path: string; help?: boolean }) {
  const { textOr } = useSpeech();
  const { value, set, ...error } = useField(path);
  return (
    <Checkbox
      {...error}
      label={textOr(`settings.${path}`, path)}
      {...(help && { helpText: textOr(`settings.${path}Help`, "") })}
      checked={value === true}
      onChange={set}
    />
  );
}

interface ChoiceProps {
  path: string;
  values: readonly string[];
  /** Of the keys of the values' words. */
  keysOf?: string;
  onChoose?(value: string): void;
}

export function Choice({ path, values, keysOf = `settings.${path}`, onChoose }: ChoiceProps) {
  const { textOr } = useSpeech();
  return (
    <ChoiceEntry
      path={path}
      label={textOr(`settings.${path}`, path)}
      options={values.map((value) => ({ value, label: textOr(`${keysOf}.${value}`, value) }))}
      {...(onChoose && { onChoose })}
    />
  );
}

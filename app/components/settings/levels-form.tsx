// The ladder of levels as a form, from the lowest to the highest: a name, the points that it takes, and what is handed out.
import { FormLayout } from "@shopify/polaris";
import { useSpeech } from "../../i18n/speech.tsx";
import { type Draft, type Json, valueAt } from "../designer/draft.ts";
import { NumberEntry, TextEntry, useField } from "../designer/fields.tsx";
import { RewardsEditor } from "../designer/rewards-editor.tsx";
import { EntryFrame } from "./entry-frame.tsx";
import { PartForm } from "./part-form.tsx";

const firstTarget = 500;

const newLevel = (last: Json): Json => ({
  id: `level-${crypto.randomUUID().slice(0, 8)}`,
  name: "",
  target: 2 * (Number(valueAt(last, "target")) || firstTarget / 2),
  deliverables: [],
});

export function LevelsForm({ settings }: { settings: Draft }) {
  const { text } = useSpeech();
  return (
    <PartForm
      part="levels"
      settings={settings}
      help={[text("levels.help.total"), text("levels.help.kept"), text("levels.help.change")]}
      addLabel={text("level.add")}
      newEntry={newLevel}
      renderEntry={(path, place) => <LevelFields path={path} place={place} />}
    />
  );
}

function LevelFields({ path, place }: { path: string; place: number }) {
  const { text } = useSpeech();
  const { value: name } = useField(`${path}.name`);
  const title = typeof name === "string" && name.trim() !== "" ? name : text("level.name", { place: place + 1 });
  return (
    <EntryFrame path={path} title={title}>
      <FormLayout>
        <FormLayout.Group>
          <TextEntry path={`${path}.name`} label={text("level.title")} maxLength={60} />
          <NumberEntry path={`${path}.target`} label={text("levels.target")} helpText={text("levels.targetHelp")} />
        </FormLayout.Group>
      </FormLayout>
      <RewardsEditor path={`${path}.deliverables`} />
    </EntryFrame>
  );
}

// The levels of a badge with levels: each with its target, its points and its own rewards.
import { BlockStack, Button, FormLayout, InlineStack } from "@shopify/polaris";
import { DeleteIcon, PlusIcon } from "@shopify/polaris-icons";
import { useSpeech } from "../../i18n/speech.tsx";
import { useDesigner } from "./context.tsx";
import { valueAt } from "./draft.ts";
import { FieldError } from "./field-error.tsx";
import { NumberEntry, TextEntry } from "./fields.tsx";
import { Frame } from "./filter-frame.tsx";
import { RewardsEditor } from "./rewards-editor.tsx";

export function LevelsEditor() {
  const { text } = useSpeech();
  const { draft, change } = useDesigner();
  const list = valueAt(draft, "levels");
  const levels = Array.isArray(list) ? list : [];
  const add = () => {
    const highest = Number(valueAt(levels.at(-1), "target") ?? 0) || 0;
    change("levels", [...levels, { target: highest === 0 ? 1 : highest * 2, points: 0, deliverables: [] }]);
  };
  return (
    <BlockStack gap="300">
      {levels.map((_level, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place; with the keyboard one goes on with what takes the place of the removed.
        <Level key={place} path={`levels.${place}`} name={text("level.name", { place: place + 1 })} />
      ))}
      <InlineStack>
        <Button icon={PlusIcon} onClick={add}>
          {text("level.add")}
        </Button>
      </InlineStack>
      <FieldError path="levels" />
      <FieldError path="target" />
    </BlockStack>
  );
}

function Level({ path, name }: { path: string; name: string }) {
  const { text } = useSpeech();
  const { change } = useDesigner();
  return (
    <Frame label={name}>
      <FormLayout>
        <FormLayout.Group condensed>
          <TextEntry path={`${path}.name`} label={text("level.title")} maxLength={60} />
          <NumberEntry path={`${path}.target`} label={text("level.target")} asText />
          <NumberEntry path={`${path}.points`} label={text("level.points")} />
        </FormLayout.Group>
      </FormLayout>
      <RewardsEditor path={`${path}.deliverables`} />
      <InlineStack align="end">
        <Button
          icon={DeleteIcon}
          variant="tertiary"
          accessibilityLabel={text("filter.remove", { name })}
          onClick={() => change(path, undefined)}
        />
      </InlineStack>
    </Frame>
  );
}

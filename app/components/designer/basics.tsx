// Name, description, picture, type, points and the action that counts: what every badge has.
import { BlockStack, ChoiceList, FormLayout, Select } from "@shopify/polaris";
import { useState } from "react";
import { useSpeech } from "../../i18n/speech.tsx";
import { useDesigner } from "./context.tsx";
import { NumberEntry, TextEntry, useField } from "./fields.tsx";
import { PictureChoice } from "./picture-choice.tsx";
import { useWords } from "./words.ts";

export function Naming() {
  const { text } = useSpeech();
  return (
    <FormLayout>
      <TextEntry path="name" label={text("basics.name")} maxLength={100} />
      <TextEntry
        path="description"
        label={text("basics.description")}
        helpText={text("basics.descriptionHelp")}
        multiline={2}
        maxLength={300}
      />
      <PictureChoice />
    </FormLayout>
  );
}

const types = ["OneTimeOnly", "Repeatable", "Ranked"] as const;

export function TypeAndPoints() {
  const { text } = useSpeech();
  const { draft, change } = useDesigner();
  const type = String(draft["type"]);
  const choose = ([next = "OneTimeOnly"]: string[]) => change("type", next);
  return (
    <BlockStack gap="400">
      <ChoiceList
        title={text("basics.type")}
        selected={[type]}
        onChange={choose}
        choices={types.map((value) => ({
          value,
          label: text(`badges.type.${value}`),
          helpText: text(`basics.type.${value}`),
        }))}
      />
      {type !== "Ranked" && (
        <FormLayout>
          <FormLayout.Group condensed>
            <NumberEntry
              path="points"
              label={text("basics.points")}
              helpText={text(`basics.points.${type === "Repeatable" ? "each" : "once"}`)}
            />
          </FormLayout.Group>
        </FormLayout>
      )}
    </BlockStack>
  );
}

const other = "\u0000other";

export function ActionEntry() {
  const { text } = useSpeech();
  const words = useWords();
  const { actions } = useDesigner();
  const { value, set } = useField("action");
  const action = typeof value === "string" ? value : "";
  const [isOther, setOther] = useState(!actions.includes(action));
  const choose = (next: string) => {
    setOther(next === other);
    set(next === other ? "" : next);
  };
  return (
    <FormLayout>
      <Select
        label={text("basics.action")}
        helpText={text("basics.actionHelp")}
        value={isOther ? other : action}
        options={[
          ...actions.map((name) => ({ label: words.action(name), value: name })),
          { label: text("basics.otherAction"), value: other },
        ]}
        onChange={choose}
      />
      {isOther && (
        <TextEntry path="action" label={text("basics.actionName")} helpText={text("basics.actionNameHelp")} />
      )}
    </FormLayout>
  );
}

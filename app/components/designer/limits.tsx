// Who can earn a badge, how often, when, and who sees it.
import { BlockStack, Checkbox, ChoiceList, FormLayout } from "@shopify/polaris";
import { useSpeech } from "../../i18n/speech.tsx";
import { useDesigner } from "./context.tsx";
import { FieldError } from "./field-error.tsx";
import { NumberEntry, TickEntry, useField } from "./fields.tsx";

const hourMs = 3_600_000;

/** How many there are for all customers together. */
export function Quantity() {
  const { text } = useSpeech();
  return (
    <NumberEntry path="quantity" label={text("limits.quantity")} helpText={text("limits.quantityHelp")} optional />
  );
}

export function Repeating() {
  const { text } = useSpeech();
  const { draft } = useDesigner();
  if (draft["type"] !== "Repeatable") return null;
  return (
    <FormLayout>
      <FormLayout.Group>
        <NumberEntry path="maximumPerPlayer" label={text("limits.most")} helpText={text("limits.mostHelp")} optional />
        <NumberEntry
          path="coolDownMs"
          label={text("limits.coolDown")}
          helpText={text("limits.coolDownHelp")}
          suffix={text("unit.hours")}
          unit={hourMs}
          optional
        />
      </FormLayout.Group>
    </FormLayout>
  );
}

export function Prerequisites() {
  const { text } = useSpeech();
  const { badges } = useDesigner();
  const { value, set } = useField("prerequisites");
  const chosen = Array.isArray(value) ? value.map(String) : [];
  if (badges.length === 0 && chosen.length === 0) return null;
  // One that was archived meanwhile can still be taken away.
  const gone = chosen.filter((id) => !badges.some((badge) => badge.id === id));
  return (
    <BlockStack gap="200">
      <ChoiceList
        allowMultiple
        title={text("limits.prerequisites")}
        selected={chosen}
        onChange={set}
        choices={[
          ...badges.map(({ id, name }) => ({ value: id, label: name })),
          ...gone.map((id) => ({ value: id, label: text("limits.gone") })),
        ]}
      />
      <FieldError path="prerequisites" />
      {chosen.map((id, place) => (
        <FieldError key={id} path={`prerequisites.${place}`} />
      ))}
    </BlockStack>
  );
}

export function Visibility() {
  const { text } = useSpeech();
  const { value, set } = useField("visible");
  return (
    <BlockStack gap="200">
      <Checkbox
        label={text("limits.visible")}
        helpText={text("limits.visibleHelp")}
        checked={value !== false}
        onChange={(isOn) => set(isOn ? undefined : false)}
      />
      <TickEntry path="paused" label={text("limits.paused")} helpText={text("limits.pausedHelp")} />
    </BlockStack>
  );
}

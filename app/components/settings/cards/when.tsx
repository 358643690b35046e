// When an order earns, and when what it has earned can be spent.
import { FormLayout } from "@shopify/polaris";
import { useSpeech } from "../../../i18n/speech.tsx";
import { NumberEntry } from "../../designer/fields.tsx";
import { Choice, Section } from "../setting-fields.tsx";

export function When() {
  const { text } = useSpeech();
  return (
    <Section title={text("settings.when")}>
      <FormLayout.Group>
        <Choice path="earnsWhen" values={["created", "paid", "fulfilled"]} />
        <NumberEntry
          path="pendingDays"
          label={text("settings.pendingDays")}
          helpText={text("settings.pendingDaysHelp")}
          suffix={text("unit.days")}
        />
      </FormLayout.Group>
    </Section>
  );
}

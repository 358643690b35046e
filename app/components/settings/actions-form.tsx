// What single action names earn, as a form: fixed points, and the limits that keep them from being earned without end.
import { FormLayout } from "@shopify/polaris";
import { useSpeech } from "../../i18n/speech.tsx";
import type { Draft, Json } from "../designer/draft.ts";
import { NumberEntry, TextEntry, useField } from "../designer/fields.tsx";
import { EntryFrame } from "./entry-frame.tsx";
import { PartForm } from "./part-form.tsx";

const newRule = (): Json => ({
  action: "",
  points: 10,
  gapMinutes: null,
  maximumPerAction: null,
  maximumPerDay: null,
});

export function ActionsForm({ settings }: { settings: Draft }) {
  const { text } = useSpeech();
  return (
    <PartForm
      part="actionRules"
      settings={settings}
      help={[text("actions.help.names"), text("actions.help.orders")]}
      addLabel={text("actions.add")}
      newEntry={newRule}
      renderEntry={(path, place) => <RuleFields path={path} place={place} />}
    />
  );
}

function RuleFields({ path, place }: { path: string; place: number }) {
  const { text, textOr } = useSpeech();
  const { value } = useField(`${path}.action`);
  const action = typeof value === "string" ? value.trim() : "";
  const title = action === "" ? text("actions.name", { place: place + 1 }) : textOr(`engine.action.${action}`, action);
  return (
    <EntryFrame path={path} title={title}>
      <FormLayout>
        <FormLayout.Group>
          <TextEntry path={`${path}.action`} label={text("actions.action")} helpText={text("actions.actionHelp")} />
          <NumberEntry path={`${path}.points`} label={text("actions.points")} helpText={text("actions.pointsHelp")} />
        </FormLayout.Group>
        <FormLayout.Group>
          <NumberEntry
            path={`${path}.gapMinutes`}
            label={text("actions.gap")}
            helpText={text("actions.gapHelp")}
            suffix={text("actions.minutes")}
            optional
          />
          {action !== "purchase" && (
            <NumberEntry
              path={`${path}.maximumPerAction`}
              label={text("actions.maximumPerAction")}
              helpText={text("actions.noLimit")}
              optional
            />
          )}
          <NumberEntry
            path={`${path}.maximumPerDay`}
            label={text("actions.maximumPerDay")}
            helpText={text("actions.noLimit")}
            optional
          />
        </FormLayout.Group>
      </FormLayout>
    </EntryFrame>
  );
}

// When points expire, and how long before that a customer is told.
import { TextField } from "@shopify/polaris";
import { useSpeech } from "../../../i18n/speech.tsx";
import { NumberEntry, useField } from "../../designer/fields.tsx";
import { Choice, Section, Tick } from "../setting-fields.tsx";

const expiries = {
  never: { kind: "never" },
  after_months: { kind: "after_months", months: 12 },
  on_date: { kind: "on_date", date: "", everyYear: true },
} as const;

export function Expiry() {
  const { text } = useSpeech();
  const { set } = useField("expiry");
  const { value: kind } = useField("expiry.kind");
  const date = useField("expiry.date");
  const { set: _set, value, ...error } = date;
  return (
    <Section title={text("settings.expiry")}>
      <Choice
        path="expiry.kind"
        values={["never", "after_months", "on_date"]}
        keysOf="settings.expiry"
        onChoose={(next) => set(expiries[next as keyof typeof expiries])}
      />
      {kind === "after_months" && <NumberEntry path="expiry.months" label={text("settings.expiry.months")} />}
      {kind === "on_date" && (
        <>
          <TextField
            {...error}
            type="date"
            label={text("settings.expiry.date")}
            value={typeof value === "string" ? value : ""}
            onChange={date.set}
            autoComplete="off"
          />
          <Tick path="expiry.everyYear" />
        </>
      )}
      {kind !== "never" && (
        <NumberEntry path="expiryNoticeDays" label={text("settings.expiryNoticeDays")} suffix={text("unit.days")} />
      )}
    </Section>
  );
}

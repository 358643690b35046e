// Dates of a badge: from when until when it counts, on the shop's clocks.
import { FormLayout, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useSpeech } from "../../i18n/speech.tsx";
import { useField } from "./fields.tsx";
import { instantOf, localText } from "./zone-time.ts";

export function InstantEntry({ path, label, optional = false }: { path: string; label: string; optional?: boolean }) {
  const { timeZone, text } = useSpeech();
  const { value, set, ...error } = useField(path);
  const [typed, setTyped] = useState<string | null>(null);
  const nothing = optional ? undefined : "";
  const read = (written: string) => (written === "" ? nothing : (instantOf(written, timeZone) ?? written));
  const shown = typeof value === "number" ? localText(value, timeZone) : "";
  return (
    <TextField
      {...error}
      type="datetime-local"
      label={label}
      helpText={text("dates.zone", { timeZone: timeZone.replaceAll("_", " ") })}
      value={typed !== null && read(typed) === value ? typed : shown}
      onChange={(written) => {
        setTyped(written);
        set(read(written));
      }}
      autoComplete="off"
    />
  );
}

export function Dates() {
  const { text } = useSpeech();
  return (
    <FormLayout>
      <FormLayout.Group>
        <InstantEntry path="startsAt" label={text("dates.starts")} optional />
        <InstantEntry path="endsAt" label={text("dates.ends")} optional />
      </FormLayout.Group>
    </FormLayout>
  );
}

// The designer's fields, each bound to a path of the draft, with the engine's objection to it beside it.
import { Checkbox, Select, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useSpeech } from "../../i18n/speech.tsx";
import { useForm } from "./context.tsx";
import { type Json, valueAt } from "./draft.ts";
import { useSentence } from "./use-sentence.ts";

export function useField(path: string) {
  const { draft, change, errors } = useForm();
  const sentence = useSentence();
  const error = errors.find((finding) => finding.path === path);
  return {
    value: valueAt(draft, path),
    set: (value: Json) => change(path, value),
    ...(error && { error: sentence(error.sentence) }),
  };
}

interface FieldProps {
  path: string;
  label: string;
  labelHidden?: boolean;
  helpText?: string;
  placeholder?: string;
}

export function TextEntry({
  path,
  multiline,
  maxLength,
  ...props
}: FieldProps & { multiline?: number; maxLength?: number }) {
  const { value, set, ...error } = useField(path);
  return (
    <TextField
      {...props}
      {...error}
      value={typeof value === "string" ? value : ""}
      onChange={set}
      autoComplete="off"
      {...(multiline && { multiline })}
      {...(maxLength && { maxLength })}
    />
  );
}

interface NumberProps extends FieldProps {
  suffix?: string;
  /** Nothing at all is fine; the field is then left out. */
  optional?: boolean;
  /** Stays text, as amounts of money do. */
  asText?: boolean;
  /** What the draft holds, divided by this, is what is typed. */
  unit?: number;
}

/** Digits as the merchant's locale writes them; what is no number goes to the engine as it is, which says so beside the field. */
export function NumberEntry({ path, optional = false, asText = false, unit = 1, suffix, ...props }: NumberProps) {
  const { typed: numbers } = useSpeech();
  const { value, set, ...error } = useField(path);
  const [typed, setTyped] = useState<string | null>(null);
  const read = (text: string): Json => {
    const trimmed = text.trim();
    if (trimmed === "") return optional ? undefined : "";
    const number = numbers.read(trimmed);
    if (number === null) return trimmed;
    return asText ? number : unit === 1 ? Number(number) : Math.round(Number(number) * unit);
  };
  const shown =
    value === undefined || value === null
      ? ""
      : numbers.write(typeof value === "number" ? String(value / unit) : String(value));
  return (
    <TextField
      {...props}
      {...error}
      {...(suffix && { suffix })}
      inputMode="decimal"
      value={typed !== null && read(typed) === value ? typed : shown}
      onChange={(text) => {
        setTyped(text);
        set(read(text));
      }}
      autoComplete="off"
    />
  );
}

/** An amount in the shop's currency, in major units. */
export function MoneyEntry(props: Omit<NumberProps, "suffix" | "asText">) {
  const { currency } = useSpeech();
  return <NumberEntry {...props} suffix={currency} asText />;
}

/** @param onChoose in place of setting the field, where a choice changes more than itself. */
export function ChoiceEntry({
  path,
  options,
  onChoose,
  ...props
}: FieldProps & { options: readonly { label: string; value: string }[]; onChoose?(value: string): void }) {
  const { value, set, ...error } = useField(path);
  return (
    <Select
      {...props}
      {...error}
      options={[...options]}
      value={typeof value === "string" ? value : ""}
      onChange={onChoose ?? set}
    />
  );
}

/** @param whenOn what the draft holds when it is ticked; the field is left out otherwise. */
export function TickEntry({ path, whenOn = true, ...props }: FieldProps & { whenOn?: Json }) {
  const { value, set, ...error } = useField(path);
  return (
    <Checkbox
      {...props}
      {...error}
      checked={JSON.stringify(value) === JSON.stringify(whenOn)}
      onChange={(isOn) => set(isOn ? whenOn : undefined)}
    />
  );
}

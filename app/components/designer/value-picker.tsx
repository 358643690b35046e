// Values of text and lists: what the shop really has is offered while the merchant types, and anything else can be typed too,
// since a category may come tomorrow.
import { Autocomplete, BlockStack, InlineStack, Tag } from "@shopify/polaris";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { Suggestion } from "../../admin/suggestions.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { valueName } from "../../i18n/value-name.ts";
import { readJson } from "../read-json.ts";
import type { Json } from "./draft.ts";
import { useField } from "./fields.tsx";

interface Props {
  path: string;
  detail: string;
  several: boolean;
  label?: string;
}

const typingPauseMs = 200;

function useSuggestions(
  detail: string,
  typed: string,
  isWanted: boolean,
): { options: readonly Suggestion[]; loading: boolean } {
  const [options, setOptions] = useState<readonly Suggestion[] | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    const leaving = new AbortController();
    const path = `/app/suggestions?${new URLSearchParams({ detail, search: typed })}`;
    const timer = setTimeout(async () => {
      const answer = await readJson<{ suggestions: Suggestion[] }>(path, leaving.signal);
      // What cannot be offered can be typed.
      if (!leaving.signal.aborted) setOptions(answer?.suggestions ?? []);
    }, typingPauseMs);
    return () => {
      leaving.abort();
      clearTimeout(timer);
    };
  }, [detail, typed, isWanted]);
  return { options: options ?? [], loading: isWanted && options === null };
}

const textsOf = (value: Json): string[] =>
  [value].flat().flatMap((one) => (one === undefined || one === null || one === "" ? [] : [String(one)]));

export function ValuePicker({ path, detail, several, label }: Props) {
  const speech = useSpeech();
  const { text } = speech;
  const { value, set, ...error } = useField(path);
  const chosen = textsOf(value);
  const [typed, setTyped] = useState(several ? "" : (chosen[0] ?? ""));
  const [isOpen, setOpen] = useState(false);
  const { options, loading } = useSuggestions(detail, typed, isOpen);
  const labels = useMemo(() => new Map(options.map((option) => [option.value, option.label])), [options]);
  useEffect(() => {
    if (!several) setTyped(chosen[0] ?? "");
  }, [chosen[0], several]);

  const choose = useCallback(
    (values: string[]) => {
      if (several) {
        setTyped("");
        set(values);
      } else set(values.at(-1) ?? "");
    },
    [several, set],
  );
  const write = (text: string) => {
    setTyped(text);
    if (!several) set(text);
  };
  const isNew = several && typed.trim() !== "" && !chosen.includes(typed.trim());
  const takeTyped = () => choose([...chosen, typed.trim()]);
  const nameOf = (one: string) => valueName(detail, one, speech) ?? labels.get(one) ?? one;
  const offered = options.map((option) => ({ value: option.value, label: nameOf(option.value) }));
  const name = label ?? text("filter.value");
  return (
    <BlockStack gap="200">
      <Autocomplete
        allowMultiple={several}
        options={offered}
        selected={chosen}
        onSelect={choose}
        loading={loading}
        {...(isNew && {
          actionBefore: {
            accessibilityLabel: text("filter.useTyped", { value: typed.trim() }),
            content: text("filter.useTyped", { value: typed.trim() }),
            onAction: takeTyped,
          },
        })}
        textField={
          <Autocomplete.TextField
            {...error}
            label={name}
            labelHidden={label === undefined}
            value={typed}
            onChange={write}
            onFocus={() => setOpen(true)}
            // What stands in the field when the merchant goes on, or saves, is meant.
            {...(isNew && { onBlur: takeTyped })}
            placeholder={several ? text("filter.addValue") : ""}
            autoComplete="off"
          />
        }
      />
      {several && chosen.length > 0 && (
        <InlineStack gap="100">
          {chosen.map((one) => (
            <Tag key={one} onRemove={() => set(chosen.filter((other) => other !== one))}>
              {nameOf(one)}
            </Tag>
          ))}
        </InlineStack>
      )}
    </BlockStack>
  );
}

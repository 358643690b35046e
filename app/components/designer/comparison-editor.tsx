// One comparison: what is looked at, how, and with what. Operators and kinds of values come from the engine's vocabulary.
import { Box, Button, InlineGrid, InlineStack, Select, TextField } from "@shopify/polaris";
import { DeleteIcon } from "@shopify/polaris-icons";
import type { DetailKind } from "../../../rewards/engine/index.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { useDesigner } from "./context.tsx";
import { type Json, valueAt } from "./draft.ts";
import { FieldError } from "./field-error.tsx";
import { MoneyEntry, NumberEntry, TextEntry, useField } from "./fields.tsx";
import { ValuePicker } from "./value-picker.tsx";
import { type Scope, useWords } from "./words.ts";

interface Props {
  path: string;
  scope: Scope;
  name: string;
  onRemove(): void;
}

export function ComparisonEditor({ path, scope, name, onRemove }: Props) {
  const { text } = useSpeech();
  const words = useWords();
  const { draft, change } = useDesigner();
  const detail = String(valueAt(draft, `${path}.detail`) ?? "");
  const kind = words.kindOf(detail, scope);
  const known = words.details(scope);
  const options = known.some(({ value }) => value === detail) ? known : [...known, { value: detail, label: detail }];
  const choose = (next: string) => {
    const nextKind = words.kindOf(next, scope);
    if (nextKind === kind) return change(`${path}.detail`, next);
    const [operator] = words.operatorsOf(nextKind);
    change(path, { detail: next, operator: operator?.code ?? "=", value: nextKind === "boolean" ? true : "" });
  };
  return (
    <Box>
      <InlineStack gap="200" blockAlign="start" wrap={false}>
        <div className="encore-fill">
          <InlineGrid columns={{ xs: 1, md: "2fr 2fr 3fr" }} gap="200">
            <Select
              label={text("filter.detailOf", { name })}
              labelHidden
              value={detail}
              options={options}
              onChange={choose}
            />
            <OperatorEntry path={path} kind={kind} />
            <ValueEntry path={path} kind={kind} detail={detail} />
          </InlineGrid>
        </div>
        <Button
          icon={DeleteIcon}
          variant="tertiary"
          accessibilityLabel={text("filter.remove", { name })}
          onClick={onRemove}
        />
      </InlineStack>
      <FieldError path={path} />
      <FieldError path={`${path}.detail`} />
    </Box>
  );
}

/** Operators that mean the same, as `=` and `includes` do of a list, are offered once. */
export function OperatorEntry({ path, kind }: { path: string; kind: DetailKind }) {
  const { text } = useSpeech();
  const words = useWords();
  const { value, set, ...error } = useField(`${path}.operator`);
  const { change, draft } = useDesigner();
  const operators = words.operatorsOf(kind);
  const chosen = operators.find(({ code }) => code === value);
  const offered = operators.filter(
    ({ code, label }) =>
      code === value || (label !== chosen?.label && operators.find((one) => one.label === label)?.code === code),
  );
  const choose = (code: string) => {
    const operands = operators.find((operator) => operator.code === code)?.operands;
    const before = chosen?.operands;
    if (operands === before) return set(code);
    const [first = ""] = [valueAt(draft, `${path}.value`)].flat() as Json[];
    const next = operands === "one" ? first : operands === "two" ? [first, first] : first === "" ? [] : [first];
    const node = valueAt(draft, path);
    change(path, { ...(node as Record<string, Json>), operator: code, value: next });
  };
  return (
    <Select
      {...error}
      label={text("filter.operator")}
      labelHidden
      value={typeof value === "string" ? value : ""}
      options={offered.map(({ code }) => ({ label: words.operator(kind, code), value: code }))}
      onChange={choose}
    />
  );
}

export function ValueEntry({ path, kind, detail }: { path: string; kind: DetailKind; detail: string }) {
  const { text } = useSpeech();
  const words = useWords();
  const { draft } = useDesigner();
  const operator = valueAt(draft, `${path}.operator`);
  const operands = words.operatorsOf(kind).find(({ code }) => code === operator)?.operands ?? "one";
  const value = `${path}.value`;
  if (operands === "two") {
    return (
      <div>
        <InlineGrid columns={2} gap="200">
          <OneValue path={`${value}.0`} kind={kind} label={text("filter.lowest")} />
          <OneValue path={`${value}.1`} kind={kind} label={text("filter.highest")} />
        </InlineGrid>
        <FieldError path={value} />
      </div>
    );
  }
  if (kind === "text" || kind === "list" || operands === "several")
    return <ValuePicker path={value} detail={detail} several={operands === "several"} />;
  return <OneValue path={value} kind={kind} label={text("filter.value")} />;
}

function OneValue({ path, kind, label }: { path: string; kind: DetailKind; label: string }) {
  const props = { path, label, labelHidden: true };
  switch (kind) {
    case "money":
      return <MoneyEntry {...props} />;
    case "number":
      return <NumberEntry {...props} />;
    case "boolean":
      return <YesOrNo path={path} label={label} />;
    case "date":
      return <DayEntry {...props} />;
    default:
      return <TextEntry {...props} />;
  }
}

function YesOrNo({ path, label }: { path: string; label: string }) {
  const { text } = useSpeech();
  const { value, set, ...error } = useField(path);
  const options = [
    { label: text("filter.yes"), value: "true" },
    { label: text("filter.no"), value: "false" },
  ];
  return (
    <Select
      {...error}
      label={label}
      labelHidden
      options={options}
      value={String(value)}
      onChange={(next) => set(next === "true")}
    />
  );
}

function DayEntry({ path, label }: { path: string; label: string }) {
  const { value, set, ...error } = useField(path);
  const shown = typeof value === "string" ? value : "";
  return <TextField {...error} label={label} labelHidden type="date" value={shown} onChange={set} autoComplete="off" />;
}

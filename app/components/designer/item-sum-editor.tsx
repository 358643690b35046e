// A filter that measures items: how many of them there are, or what a detail of them adds up to.
import { InlineGrid } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useSpeech } from "../../i18n/speech.tsx";
import { OperatorEntry, ValueEntry } from "./comparison-editor.tsx";
import { useDesigner } from "./context.tsx";
import { valueAt } from "./draft.ts";
import { FieldError } from "./field-error.tsx";
import { ChoiceEntry } from "./fields.tsx";
import { Frame, ItemGroupHead } from "./filter-frame.tsx";
import { useWords } from "./words.ts";

interface Props {
  path: string;
  group: "sumOfItems" | "countOfItems";
  name: string;
  onRemove(): void;
  /** The filter of the items that are measured. */
  children: ReactNode;
}

export function ItemSumEditor({ path, group, name, onRemove, children }: Props) {
  const { text } = useSpeech();
  const words = useWords();
  const { draft } = useDesigner();
  const own = `${path}.${group}`;
  const detail = String(valueAt(draft, `${own}.detail`) ?? "");
  const kind = group === "countOfItems" ? "number" : words.kindOf(detail, "item");
  const measurable = words
    .details("item")
    .filter(({ value }) => ["number", "money"].includes(words.kindOf(value, "item")));
  return (
    <Frame label={name}>
      <ItemGroupHead path={path} group={group} name={name} onRemove={onRemove} />
      <FieldError path={path} />
      <InlineGrid columns={{ xs: 1, md: group === "sumOfItems" ? 3 : 2 }} gap="200">
        {group === "sumOfItems" && (
          <ChoiceEntry path={`${own}.detail`} label={text("filter.detail")} options={measurable} />
        )}
        <OperatorEntry path={own} kind={kind} />
        <ValueEntry path={own} kind={kind} detail={detail} />
      </InlineGrid>
      {children}
    </Frame>
  );
}

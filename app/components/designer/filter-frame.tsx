// What stands around the nodes of a filter: a named frame, and the head of a group that looks at items.
import { BlockStack, Button, InlineStack, Select } from "@shopify/polaris";
import { DeleteIcon } from "@shopify/polaris-icons";
import type { ReactNode } from "react";
import { useSpeech } from "../../i18n/speech.tsx";
import { useDesigner } from "./context.tsx";
import { valueAt } from "./draft.ts";
import { regrouped } from "./new-node.ts";
import { useWords } from "./words.ts";

export function Frame({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className="encore-frame">
      <legend className="encore-legend">{label}</legend>
      <BlockStack gap="300">{children}</BlockStack>
    </fieldset>
  );
}

export function ItemGroupHead({
  path,
  group,
  name,
  onRemove,
}: {
  path: string;
  group: string;
  name: string;
  onRemove(): void;
}) {
  const { text } = useSpeech();
  const words = useWords();
  const { vocabulary, change, draft } = useDesigner();
  return (
    <InlineStack gap="200" blockAlign="center" align="space-between" wrap={false}>
      <Select
        label={text("filter.itemGroup")}
        labelHidden
        value={group}
        options={vocabulary.itemGroups.map(({ code }) => ({ label: words.group(code), value: code }))}
        onChange={(code) => change(path, regrouped(valueAt(draft, path), code))}
      />
      <Button
        icon={DeleteIcon}
        variant="tertiary"
        accessibilityLabel={text("filter.remove", { name })}
        onClick={onRemove}
      />
    </InlineStack>
  );
}

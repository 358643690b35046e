// The tree of filters, drawn from the engine's vocabulary: groups inside groups, comparisons at their ends, and groups that
// look at single items. Each node is a path of the draft; what a node is follows from its one key.
import { Button, InlineStack, Select } from "@shopify/polaris";
import { DeleteIcon, PlusIcon } from "@shopify/polaris-icons";
import { useSpeech } from "../../i18n/speech.tsx";
import { ComparisonEditor } from "./comparison-editor.tsx";
import { useDesigner } from "./context.tsx";
import { isObject, type Json, valueAt } from "./draft.ts";
import { FieldError } from "./field-error.tsx";
import { useField } from "./fields.tsx";
import { Frame, ItemGroupHead } from "./filter-frame.tsx";
import { ItemSumEditor } from "./item-sum-editor.tsx";
import { newNode, regrouped } from "./new-node.ts";
import { type Scope, useWords } from "./words.ts";

interface NodeProps {
  path: string;
  scope: Scope;
  depth: number;
  /** Its place among its siblings, for who cannot see where it stands. */
  name: string;
  onRemove(): void;
}

const deepest = 6;

/** The filter of a whole badge, or of items: none at all, or a group at its root. */
export function FilterRoot({ path, scope = "order" }: { path: string; scope?: Scope }) {
  const { text } = useSpeech();
  const { change, draft } = useDesigner();
  const root = valueAt(draft, path);
  const add = () => change(path, { all: [newNode("comparison", scope)] });
  if (root === undefined) {
    return (
      <InlineStack>
        <Button icon={PlusIcon} onClick={add}>
          {text("filter.add")}
        </Button>
      </InlineStack>
    );
  }
  return (
    <FilterNode
      path={path}
      scope={scope}
      depth={0}
      name={text("filter.title")}
      onRemove={() => change(path, undefined)}
    />
  );
}

function FilterNode(props: NodeProps) {
  const { draft } = useDesigner();
  const node = valueAt(draft, props.path);
  const [group] = isObject(node) && !("detail" in node) ? Object.keys(node) : [];
  if (group === undefined) return <ComparisonEditor {...props} />;
  if (group === "sumOfItems" || group === "countOfItems") {
    return (
      <ItemSumEditor {...props} group={group}>
        <FilterRoot path={`${props.path}.${group}.where`} scope="item" />
      </ItemSumEditor>
    );
  }
  if (group === "anyItem" || group === "everyItem") return <ItemGroup {...props} group={group} />;
  return <Group {...props} group={group} />;
}

function Group({ path, scope, depth, group, name, onRemove }: NodeProps & { group: string }) {
  const { text } = useSpeech();
  const words = useWords();
  const { vocabulary, change } = useDesigner();
  const { value } = useField(path);
  const children: readonly Json[] = Array.isArray(valueAt(value, group)) ? (valueAt(value, group) as Json[]) : [];
  const list = `${path}.${group}`;
  const add = (kind: string) => change(`${list}.${children.length}`, newNode(kind, scope));
  const remove = (place: number) => (children.length === 1 ? onRemove() : change(`${list}.${place}`, undefined));
  return (
    <Frame label={name}>
      <InlineStack gap="200" blockAlign="center" align="space-between" wrap={false}>
        <Select
          label={text("filter.group")}
          labelHidden
          value={group}
          options={vocabulary.filterGroups.map(({ code }) => ({ label: words.group(code), value: code }))}
          onChange={(code) => change(path, regrouped(value, code))}
        />
        <Button
          icon={DeleteIcon}
          variant="tertiary"
          accessibilityLabel={text("filter.remove", { name })}
          onClick={onRemove}
        />
      </InlineStack>
      <FieldError path={path} />
      <FieldError path={list} />
      {children.map((_child, place) => (
        <FilterNode
          // biome-ignore lint/suspicious/noArrayIndexKey: a filter is its place; with the keyboard one goes on with what takes the place of the removed.
          key={place}
          path={`${list}.${place}`}
          scope={scope}
          depth={depth + 1}
          name={`${name} ${place + 1}`}
          onRemove={() => remove(place)}
        />
      ))}
      <InlineStack gap="200">
        <Button icon={PlusIcon} size="slim" onClick={() => add("comparison")}>
          {text("filter.addComparison")}
        </Button>
        {depth < deepest && (
          <Button icon={PlusIcon} size="slim" onClick={() => add("group")}>
            {text("filter.addGroup")}
          </Button>
        )}
        {scope === "order" && depth < deepest && (
          <Button icon={PlusIcon} size="slim" onClick={() => add("items")}>
            {text("filter.addItems")}
          </Button>
        )}
      </InlineStack>
    </Frame>
  );
}

function ItemGroup({ path, depth, group, name, onRemove }: NodeProps & { group: string }) {
  return (
    <Frame label={name}>
      <ItemGroupHead path={path} group={group} name={name} onRemove={onRemove} />
      <FieldError path={path} />
      <FilterNode path={`${path}.${group}`} scope="item" depth={depth + 1} name={`${name} 1`} onRemove={onRemove} />
    </Frame>
  );
}

// What has to happen, drawn from the fields that each challenge declares: a challenge that the engine learns appears here by
// itself.
import { BlockStack, Button, FormLayout, InlineStack, Select, Text } from "@shopify/polaris";
import { DeleteIcon, PlusIcon } from "@shopify/polaris-icons";
import { useSpeech } from "../../i18n/speech.tsx";
import { useDesigner, type Vocabulary } from "./context.tsx";
import { InstantEntry } from "./dates.tsx";
import { type Draft, isObject, type Json, targetFields, valueAt } from "./draft.ts";
import { FieldError } from "./field-error.tsx";
import { ChoiceEntry, NumberEntry, useField } from "./fields.tsx";
import { FilterRoot } from "./filter-editor.tsx";
import { Frame } from "./filter-frame.tsx";
import { ValuePicker } from "./value-picker.tsx";
import { useWords } from "./words.ts";

type ChallengeKind = Vocabulary["challenges"][number];
type Field = ChallengeKind["fields"][number];

export function ChallengesEditor() {
  const { text } = useSpeech();
  const { draft, change } = useDesigner();
  const isRanked = draft["type"] === "Ranked";
  const list = valueAt(draft, "challenges");
  const challenges = Array.isArray(list) ? list : [];
  const shown = isRanked ? challenges.slice(0, 1) : challenges;
  const add = () => change(`challenges.${challenges.length}`, { kind: "several_times", times: 1 });
  return (
    <BlockStack gap="300">
      {shown.length === 0 && (
        <Text as="p" tone="subdued">
          {text(isRanked ? "challenge.noneRanked" : "challenge.none")}
        </Text>
      )}
      {shown.map((_challenge, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a challenge is its place; with the keyboard one goes on with what takes the place of the removed.
        <ChallengeEditor key={place} path={`challenges.${place}`} place={place} />
      ))}
      {!(isRanked && shown.length > 0) && (
        <InlineStack>
          <Button icon={PlusIcon} onClick={add}>
            {text("challenge.add")}
          </Button>
        </InlineStack>
      )}
      <FieldError path="challenges" />
    </BlockStack>
  );
}

function ChallengeEditor({ path, place }: { path: string; place: number }) {
  const { text } = useSpeech();
  const words = useWords();
  const { draft, change, vocabulary } = useDesigner();
  const { value } = useField(path);
  const kind = isObject(value) ? value["kind"] : undefined;
  const declaration = vocabulary.challenges.find(({ code }) => code === kind);
  const name = text("challenge.name", { place: place + 1 });
  const isRanked = draft["type"] === "Ranked";
  const fields = (declaration?.fields ?? []).filter(
    ({ name: field }) => !isRanked || (!targetFields.includes(field) && field !== "each"),
  );
  return (
    <Frame label={name}>
      <InlineStack gap="200" blockAlign="center" align="space-between" wrap={false}>
        <Select
          label={name}
          labelHidden
          value={typeof kind === "string" ? kind : ""}
          options={vocabulary.challenges.map(({ code }) => ({ label: words.challenge(code), value: code }))}
          onChange={(code) => change(path, newChallenge(code, vocabulary, value))}
        />
        <Button
          icon={DeleteIcon}
          variant="tertiary"
          accessibilityLabel={text("filter.remove", { name })}
          onClick={() => change(path, undefined)}
        />
      </InlineStack>
      <Text as="p" tone="subdued">
        {words.challengeHelp(String(kind))}
      </Text>
      <FieldError path={path} />
      <FormLayout>
        {fields.map((field) => (
          <ChallengeField key={field.name} field={field} path={`${path}.${field.name}`} challenge={String(kind)} />
        ))}
      </FormLayout>
    </Frame>
  );
}

function ChallengeField({ field, path, challenge }: { field: Field; path: string; challenge: string }) {
  const { text } = useSpeech();
  const words = useWords();
  const { draft } = useDesigner();
  const label = words.field(challenge, field.name, field.label);
  const isOptional = field.optional === true;
  const parent = path.slice(0, path.lastIndexOf("."));
  switch (field.input) {
    case "count":
      return <NumberEntry path={path} label={label} optional={isOptional} />;
    case "amount":
      return <NumberEntry path={path} label={label} asText />;
    case "detail":
      return <ChoiceEntry path={path} label={label} options={detailsFor(challenge, valueAt(draft, parent), words)} />;
    case "instant":
      return <InstantEntry path={path} label={label} />;
    case "choice":
      return (
        <ChoiceEntry
          path={path}
          label={label}
          options={field.options.map((value) => ({ value, label: words.choice(value) }))}
        />
      );
    case "texts":
      return (
        <ValuePicker path={path} label={label} several detail={String(valueAt(draft, `${parent}.detail`) ?? "")} />
      );
    case "item_filter":
      return (
        <BlockStack gap="200">
          <Text as="span">{label}</Text>
          <FilterRoot path={path} scope="item" />
          <Text as="span" tone="subdued">
            {text("challenge.itemsHelp")}
          </Text>
        </BlockStack>
      );
  }
}

/** What adds up is a number or an amount; of an item, if the challenge looks at items. */
function detailsFor(challenge: string, value: Json, words: ReturnType<typeof useWords>) {
  const scope = isObject(value) && value["items"] !== undefined ? "item" : "order";
  const all = words.details(scope);
  if (challenge !== "sum") return all;
  return all.filter((detail) => ["number", "money"].includes(words.kindOf(detail.value, scope)));
}

/** What the old challenge had and the new one knows too goes along: how often, of what. */
function newChallenge(code: string, vocabulary: Vocabulary, before: Json): Draft {
  const old = isObject(before) ? before : {};
  const fields = vocabulary.challenges.find((challenge) => challenge.code === code)?.fields ?? [];
  const filled = fields.flatMap((field): [string, Json][] => {
    if (field.name in old && field.input !== "instant") return [[field.name, old[field.name]]];
    if (field.name === "count") return [["count", 3]];
    if (field.optional) return [];
    return [[field.name, firstValue(field, code)]];
  });
  return { kind: code, ...Object.fromEntries(filled) };
}

function firstValue(field: Field, code: string): Json {
  switch (field.input) {
    case "count":
      return field.least;
    case "amount":
      return "100";
    case "detail":
      return code === "sum" ? "amount" : "category";
    case "choice":
      return field.options[0];
    case "texts":
      return [];
    default:
      return "";
  }
}

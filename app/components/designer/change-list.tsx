// Differences between two versions as a table: the field, what it was, what it is.
import { useSpeech } from "../../i18n/speech.tsx";
import { WideTable } from "../wide-table.tsx";
import { type Change, changesBetween } from "./changes.ts";
import { useDesigner } from "./context.tsx";
import type { Draft, Json } from "./draft.ts";
import { inPlainWords, tellFilter } from "./plain-words.ts";
import { useTeller } from "./use-teller.ts";

interface Props {
  before: Draft;
  after: Draft;
  headings: [before: string, after: string];
}

export function ChangeList({ before, after, headings }: Props) {
  const { text, textOr } = useSpeech();
  const show = useShownValue();
  const changes = changesBetween(before, after);
  if (changes.length === 0) return <p>{text("versions.same")}</p>;
  return (
    <WideTable
      label={text("versions.changes")}
      columnContentTypes={["text", "text", "text"]}
      headings={[text("versions.field"), ...headings]}
      rows={changes.map((change) => [
        textOr(`field.${change.field}`, change.field),
        show(change, before, change.before),
        show(change, after, change.after),
      ])}
    />
  );
}

function useShownValue(): (change: Change, whole: Draft, value: Json) => string {
  const { text, moment, number } = useSpeech();
  const teller = useTeller();
  const { badges } = useDesigner();
  return ({ field }, whole, value) => {
    if (value === undefined || value === "" || (Array.isArray(value) && value.length === 0))
      return text("versions.nothing");
    switch (field) {
      case "startsAt":
      case "endsAt":
        return moment(Number(value));
      case "filter":
        return tellFilter(value, "order", teller);
      case "type":
        return text(`badges.type.${value as "OneTimeOnly"}`);
      case "challenges":
      case "levels":
        return inPlainWords(whole, teller)[1] ?? "";
      case "deliverables":
        return inPlainWords(whole, teller)[2] ?? "";
      case "prerequisites":
        return (value as string[])
          .map((id) => badges.find((badge) => badge.id === id)?.name ?? text("limits.gone"))
          .join(", ");
      default:
        if (typeof value === "boolean") return text(value ? "filter.yes" : "filter.no");
        if (typeof value === "number") return number(value);
        return typeof value === "string" ? value : JSON.stringify(value);
    }
  };
}

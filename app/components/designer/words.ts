// What the engine's vocabulary is called in the merchant's language. What has no entry in the catalogue yet, a new operator say,
// is called what the engine calls it.
import { useMemo } from "react";
import type { DetailKind } from "../../../rewards/engine/index.ts";
import type { Format } from "../../i18n/format.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { useDesigner, type Vocabulary } from "./context.tsx";

export type Scope = "order" | "item";
export type Words = ReturnType<typeof wordsFor>;

/** @param action whose details are meant where no item's are; of one that is not our own, an order's are offered. */
export function wordsFor({ textOr }: Pick<Format, "textOr">, vocabulary: Vocabulary, action: string) {
  const own = Object.hasOwn(vocabulary.ownActions, action) ? vocabulary.ownActions[action] : undefined;
  const detailsOf = (scope: Scope) => (scope === "order" ? (own ?? vocabulary.details) : vocabulary.itemDetails);
  const kindOf = (detail: string, scope: Scope): DetailKind =>
    (Object.hasOwn(detailsOf(scope), detail) ? detailsOf(scope)[detail]?.kind : undefined) ?? "text";
  const operatorsOf = (kind: DetailKind) => vocabulary.kinds.find((known) => known.kind === kind)?.operators ?? [];
  const detail = (name: string, scope: Scope) =>
    textOr(`engine.${scope}Detail.${name}`, detailsOf(scope)[name]?.label ?? name);
  return {
    detail,
    kindOf,
    operatorsOf,
    details: (scope: Scope) =>
      Object.keys(detailsOf(scope)).map((name) => ({ value: name, label: detail(name, scope) })),
    operator: (kind: DetailKind, code: string) =>
      textOr(`engine.operator.${kind}.${code}`, operatorsOf(kind).find((known) => known.code === code)?.label ?? code),
    group: (code: string) =>
      textOr(
        `engine.group.${code}`,
        [...vocabulary.filterGroups, ...vocabulary.itemGroups].find((known) => known.code === code)?.label ?? code,
      ),
    challenge: (code: string) =>
      textOr(`engine.challenge.${code}`, vocabulary.challenges.find((known) => known.code === code)?.label ?? code),
    challengeHelp: (code: string) =>
      textOr(`engine.challenge.${code}.help`, vocabulary.challenges.find((known) => known.code === code)?.help ?? ""),
    field: (challenge: string, name: string, otherwise: string) =>
      textOr(`engine.field.${challenge}.${name}`, otherwise),
    choice: (value: string) => textOr(`engine.choice.${value}`, value),
    action: (name: string) => textOr(`engine.action.${name}`, name),
  };
}

export function useWords(): Words {
  const speech = useSpeech();
  const { vocabulary, draft } = useDesigner();
  const action = String(draft["action"]);
  return useMemo(() => wordsFor(speech, vocabulary, action), [speech, vocabulary, action]);
}

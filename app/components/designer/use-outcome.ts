// What came of an action for a badge, and why, in the merchant's words.
import { useCallback } from "react";
import type { Evaluation } from "../../../rewards/engine/index.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { valueWords } from "../why/evaluation-words.ts";
import { useDesigner } from "./context.tsx";
import { type Draft, isObject, valueAt } from "./draft.ts";
import { useWords, type Words } from "./words.ts";

export function useOutcome(): (evaluation: Evaluation) => string {
  const speech = useSpeech();
  const words = useWords();
  const { badges, draft } = useDesigner();
  const isMoney = countsMoney(draft, words);
  return useCallback(
    (evaluation) => {
      const { text, moment, and, money, number } = speech;
      const written = (value: number) => (isMoney ? money(value) : number(value));
      switch (evaluation.outcome) {
        case "earned":
          return text("outcome.earned", { occurrence: evaluation.occurrence });
        case "progressed":
          return text("outcome.progressed", {
            current: written(evaluation.current),
            target: written(evaluation.target),
          });
        case "not_counted":
          return text("outcome.not_counted", {
            current: written(evaluation.current),
            target: written(evaluation.target),
          });
        case "not_matched": {
          const { detail, operator, expected, actual, reason } = evaluation.failed;
          const kind = words.kindOf(detail, "order");
          const told = (value: unknown) =>
            valueWords(Array.isArray(value) ? value.slice(0, 8) : value, kind, speech, detail);
          const asked = `${words.detail(detail, "order")} ${words.operator(kind, operator)} ${told(expected)}`;
          return reason === "missing"
            ? text("outcome.missing", { asked })
            : text("outcome.not_matched", { asked, actual: told(actual) });
        }
        case "maximum_reached":
          return text("outcome.maximum_reached", { maximum: evaluation.maximum });
        case "cooling_down":
          return text("outcome.cooling_down", { until: moment(evaluation.until) });
        case "prerequisite_missing":
          return text("outcome.prerequisite_missing", {
            badges: and(
              evaluation.missing.map((id) => badges.find((badge) => badge.id === id)?.name ?? text("limits.gone")),
            ),
          });
        default:
          return text("outcome.other");
      }
    },
    [speech, words, badges, isMoney],
  );
}

/** Progress of a sum of money is in minor units. */
function countsMoney(draft: Draft, words: Words): boolean {
  const challenge = valueAt(draft, "challenges.0");
  if (!isObject(challenge) || challenge["kind"] !== "sum") return false;
  return words.kindOf(String(challenge["detail"]), challenge["items"] === undefined ? "order" : "item") === "money";
}

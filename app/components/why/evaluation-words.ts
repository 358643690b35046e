// What the engine found about one badge, as a sentence in the merchant's language.
import type { Evaluation, FailedComparison } from "../../../rewards/engine/index.ts";
import type { Format } from "../../i18n/format.ts";
import { translated } from "../../i18n/sentences.ts";
import { quotedValue } from "../../i18n/value-name.ts";

export interface Judged {
  evaluation: Evaluation;
  /** Of the detail that did not fit. */
  kind: string;
  /** Names of the badges that must be earned first. */
  missing: readonly string[];
}

export function evaluationWords({ evaluation, kind, missing }: Judged, speech: Format): string {
  const { text, number, moment } = speech;
  switch (evaluation.outcome) {
    case "earned":
      return evaluation.occurrence === 1
        ? text("why.earned")
        : text("why.earnedAgain", { times: evaluation.occurrence });
    case "progressed":
    case "not_counted": {
      const { current, target } = evaluation;
      return text(`why.${evaluation.outcome}`, { current: number(current), target: number(target) });
    }
    case "not_matched":
      return text("why.not_matched", { why: failureWords(evaluation.failed, kind, speech) });
    case "maximum_reached":
      return text("why.maximum_reached", { maximum: evaluation.maximum });
    case "cooling_down":
      return text("why.cooling_down", { until: moment(evaluation.until) });
    case "prerequisite_missing": {
      const names = missing.map((name) => name || text("why.goneBadge"));
      return text("why.prerequisite_missing", { badges: speech.and(names) });
    }
    case "not_active": {
      const { startsAt, endsAt } = evaluation;
      if (startsAt !== null && endsAt === null) return text("why.not_active.from", { from: moment(startsAt) });
      if (startsAt === null && endsAt !== null) return text("why.not_active.until", { until: moment(endsAt) });
      return text("why.not_active");
    }
    case "refused":
      return text("why.refused", { sentence: translated(evaluation.sentence, speech.language) });
    case "already_earned":
    case "sold_out":
    case "paused":
    case "not_recorded":
      return text(`why.${evaluation.outcome}`);
  }
}

function failureWords(failed: FailedComparison, kind: string, speech: Format): string {
  const { text, textOr } = speech;
  const { detail: name, operator, reason } = failed;
  if (name === "items" || name === "none") return text("why.failed.group");
  const detail = detailWords(name, speech);
  if (reason === "missing" || reason === "unreadable") return text(`why.failed.${reason}`, { detail });
  const told = {
    detail,
    operator: textOr(`engine.operator.${kind}.${operator}`, operator),
    expected: valueWords(failed.expected, kind, speech, name),
  };
  if (reason === "excluded") return text("why.failed.excluded", told);
  return text("why.failed", { ...told, actual: valueWords(failed.actual, kind, speech, name) });
}

export const detailWords = (name: string, { textOr }: Format): string =>
  name.startsWith("items.")
    ? textOr(`engine.itemDetail.${name.slice("items.".length)}`, name)
    : textOr(`engine.orderDetail.${name}`, textOr(`why.detail.${name}`, name));

/** @param value money in major units, as text or number. @param detail whose value it is, by its name in the engine. */
export function valueWords(value: unknown, kind: string, speech: Format, detail: string): string {
  const { text, and, moneyText, number } = speech;
  if (Array.isArray(value)) {
    return value.length === 0 ? text("why.nothing") : and(value.map((one) => valueWords(one, kind, speech, detail)));
  }
  if (value === null || value === undefined || value === "") return text("why.nothing");
  if (typeof value === "boolean") return text(value ? "why.yes" : "why.no");
  if (kind === "money") return moneyText(String(value));
  if (typeof value === "number") return number(value);
  return quotedValue(detail, String(value), speech);
}

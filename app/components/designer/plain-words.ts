// A badge in plain words: what counts, when it is earned, what it gives. Made from the draft as it stands, so a merchant reads
// at once what his fields mean together.
import type { Format } from "../../i18n/format.ts";
import { quotedValue } from "../../i18n/value-name.ts";
import { type Draft, isObject, type Json, valueAt } from "./draft.ts";
import type { Scope, Words } from "./words.ts";

type Speech = Pick<Format, "language" | "text" | "textOr" | "number" | "moneyText" | "moment" | "and" | "or">;

export interface Teller {
  speech: Speech;
  words: Words;
  nameOf(badgeId: string): string;
}

const hourMs = 3_600_000;
const listOf = (value: Json): readonly Json[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

export function inPlainWords(draft: Draft, teller: Teller): string[] {
  const { speech } = teller;
  return [counts(draft, teller), earned(draft, teller), gives(draft, teller), ...limits(draft, teller)]
    .map((sentence) => sentence.charAt(0).toLocaleUpperCase() + sentence.slice(1))
    .concat(draft["paused"] === true ? [speech.text("say.paused")] : []);
}

function counts(draft: Draft, teller: Teller): string {
  const { speech, words } = teller;
  const action = words.action(String(draft["action"]));
  const filter = draft["filter"];
  if (filter === undefined) return speech.text("say.counts", { action });
  return speech.text("say.countsWhere", { action, filter: tellFilter(filter, "order", teller) });
}

export function tellFilter(node: Json, scope: Scope, teller: Teller): string {
  const { speech } = teller;
  if (!isObject(node)) return "…";
  if ("detail" in node && "operator" in node) return tellComparison(node, scope, teller);
  const [group = ""] = Object.keys(node);
  const content = node[group];
  const parts = () => listOf(content).map((child) => tellFilter(child, scope, teller));
  switch (group) {
    case "all":
      return speech.and(parts());
    case "any":
      return speech.or(parts());
    case "none":
      return speech.text("say.none", { filter: speech.or(parts()) });
    case "anyItem":
    case "everyItem":
      return speech.text(`say.${group}`, { filter: tellFilter(content, "item", teller) });
    case "sumOfItems":
    case "countOfItems":
      return tellMeasure(group, content, teller);
    default:
      return teller.words.group(group);
  }
}

function tellComparison(node: Draft, scope: Scope, { speech, words }: Teller): string {
  const detail = String(node["detail"]);
  const kind = words.kindOf(detail, scope);
  const operator = words.operator(kind, String(node["operator"]));
  return `${inside(words.detail(detail, scope), speech)} ${operator} ${tellValue(node["value"], kind, speech, detail)}`;
}

/** A label within a sentence: English begins it small, unless it is an abbreviation. */
const inside = (label: string, { language }: Speech): string =>
  language === "en" && /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;

function tellMeasure(group: "sumOfItems" | "countOfItems", content: Json, teller: Teller): string {
  const { speech, words } = teller;
  const detail = String(valueAt(content, "detail") ?? "");
  const kind = group === "sumOfItems" ? words.kindOf(detail, "item") : "number";
  const where = valueAt(content, "where");
  const items =
    where === undefined
      ? speech.text("say.allItems")
      : speech.text("say.itemsWhere", { filter: tellFilter(where, "item", teller) });
  const what =
    group === "sumOfItems"
      ? speech.text("say.sumOf", { detail: inside(words.detail(detail, "item"), speech), items })
      : speech.text("say.countOf", { items });
  return `${what} ${words.operator(kind, String(valueAt(content, "operator")))} ${tellValue(valueAt(content, "value"), kind, speech, detail)}`;
}

/** A number as the merchant's locale writes it; what is none as it is. */
const inNumbers = (value: Json, speech: Speech): string =>
  value !== "" && Number.isFinite(Number(value)) ? speech.number(Number(value)) : String(value);

function tellValue(value: Json, kind: string, speech: Speech, detail: string): string {
  const told = listOf(value).map((one) => {
    if (one === "" || one === undefined || one === null) return "…";
    if (kind === "money") return speech.moneyText(String(one));
    if (kind === "number") return inNumbers(one, speech);
    if (kind === "boolean") return speech.text(one === true ? "filter.yes" : "filter.no");
    return quotedValue(detail, String(one), speech);
  });
  return told.length === 0 ? "…" : speech.and(told);
}

function earned(draft: Draft, teller: Teller): string {
  const { speech } = teller;
  if (draft["type"] === "Ranked") {
    const levels = listOf(draft["levels"]).map((level, place) =>
      speech.text("say.level", {
        name: String(valueAt(level, "name") || speech.text("level.name", { place: place + 1 })),
        target: tellTarget(draft, valueAt(level, "target"), teller),
        points: Number(valueAt(level, "points")) || 0,
      }),
    );
    return speech.text("say.earned.Ranked", { levels: speech.and(levels) });
  }
  const challenges = listOf(draft["challenges"]).map((challenge) => tellChallenge(challenge, teller));
  const goal = challenges.length === 0 ? speech.text("say.several_times", { times: 1 }) : speech.and(challenges);
  if (draft["type"] !== "Repeatable") return speech.text("say.earned.OneTimeOnly", { goal });
  const [most, coolDownMs] = [draft["maximumPerPlayer"], draft["coolDownMs"]].map((value) => Number(value) || 0);
  return [
    speech.text("say.earned.Repeatable", { goal }),
    ...(most ? [speech.text("say.most", { most })] : []),
    ...(coolDownMs ? [speech.text("say.coolDown", { hours: Math.round(coolDownMs / hourMs) })] : []),
  ].join(" ");
}

function tellTarget(draft: Draft, target: Json, { speech, words }: Teller): string {
  const challenge = valueAt(draft, "challenges.0");
  const isMoney =
    valueAt(challenge, "kind") === "sum" &&
    words.kindOf(String(valueAt(challenge, "detail")), valueAt(challenge, "items") === undefined ? "order" : "item") ===
      "money";
  if (target === undefined || target === "") return "…";
  return isMoney ? speech.moneyText(String(target)) : inNumbers(target, speech);
}

function tellChallenge(challenge: Json, { speech, words, ...rest }: Teller): string {
  const at = (name: string) => valueAt(challenge, name);
  const count = (name: string) => Number(at(name)) || 0;
  const kind = String(at("kind"));
  const detail = (scope: Scope) => inside(words.detail(String(at("detail")), scope), speech);
  switch (kind) {
    case "several_times":
      return speech.text("say.several_times", { times: count("times") });
    case "in_time_period":
      return speech.text("say.in_time_period", { times: count("times"), days: count("days") });
    case "for_time_period":
      return speech.text("say.for_time_period", {
        times: count("times"),
        from: count("from") ? speech.moment(count("from")) : "…",
        until: count("until") ? speech.moment(count("until")) : "…",
      });
    case "streak":
      return speech.text("say.streak", { periods: count("periods"), unit: words.choice(String(at("unit"))) });
    case "distinct":
      return at("each") === undefined
        ? speech.text("say.distinct", { count: count("count"), detail: detail("order") })
        : speech.text("say.each", {
            detail: detail("order"),
            values: tellValue(at("each"), "text", speech, String(at("detail"))),
          });
    case "sum": {
      const scope = at("items") === undefined ? "order" : "item";
      const isMoney = words.kindOf(String(at("detail")), scope) === "money";
      const target = isMoney ? speech.moneyText(String(at("target") ?? "…")) : inNumbers(at("target") ?? "…", speech);
      const items =
        at("items") === undefined
          ? ""
          : ` ${speech.text("say.ofItems", { filter: tellFilter(at("items"), "item", { speech, words, ...rest }) })}`;
      return speech.text("say.sum", { detail: `${detail(scope)}${items}`, target });
    }
    default:
      return words.challenge(kind);
  }
}

function gives(draft: Draft, { speech }: Teller): string {
  if (draft["type"] === "Ranked") return speech.text("say.givesLevels");
  const points = Number(draft["points"]) || 0;
  const labels = listOf(draft["deliverables"]).map((deliverable) =>
    speech.text("say.quoted", { value: String(valueAt(deliverable, "label") ?? "") }),
  );
  const drawn =
    draft["draw"] === undefined
      ? labels
      : labels.length === 0
        ? []
        : [speech.text("say.oneOf", { rewards: speech.or(labels) })];
  const gifts = [...(points > 0 ? [speech.text("say.points", { points })] : []), ...drawn];
  return gifts.length === 0 ? speech.text("say.givesNothing") : speech.text("say.gives", { gifts: speech.and(gifts) });
}

function limits(draft: Draft, { speech, nameOf }: Teller): string[] {
  const [from, until] = [draft["startsAt"], draft["endsAt"]].map((value) =>
    typeof value === "number" ? speech.moment(value) : null,
  );
  const required = listOf(draft["prerequisites"]).map((id) => speech.text("say.quoted", { value: nameOf(String(id)) }));
  return [
    ...(required.length > 0 ? [speech.text("say.prerequisites", { badges: speech.and(required) })] : []),
    ...(from && until
      ? [speech.text("say.between", { from, until })]
      : from
        ? [speech.text("say.from", { from })]
        : until
          ? [speech.text("say.until", { until })]
          : []),
    ...(draft["visible"] === false ? [speech.text("say.invisible")] : []),
  ];
}

// What can be chosen in the designer has a name in every language, and what the engine objects to is said in German as well.
import { describe, expect, it } from "vitest";
import german from "../../app/i18n/de/index.ts";
import { germanSentences } from "../../app/i18n/de/sentences.ts";
import english from "../../app/i18n/en/index.ts";
import { translated } from "../../app/i18n/sentences.ts";
import { checkProgramme, vocabulary } from "../../rewards/engine/index.ts";

const named = [
  ...Object.values(vocabulary.ownActions).flatMap((details) =>
    Object.keys(details).map((name) => `engine.orderDetail.${name}`),
  ),
  ...Object.keys(vocabulary.ownActions).map((action) => `engine.action.${action}`),
  ...Object.keys(vocabulary.itemDetails).map((name) => `engine.itemDetail.${name}`),
  ...vocabulary.kinds.flatMap(({ kind, operators }) => operators.map(({ code }) => `engine.operator.${kind}.${code}`)),
  ...[...vocabulary.filterGroups, ...vocabulary.itemGroups].map(({ code }) => `engine.group.${code}`),
  ...vocabulary.challenges.flatMap(({ code, fields }) => [
    `engine.challenge.${code}`,
    `engine.challenge.${code}.help`,
    ...fields.map(({ name }) => `engine.field.${code}.${name}`),
    ...fields.flatMap((field) =>
      field.input === "choice" ? field.options.map((option) => `engine.choice.${option}`) : [],
    ),
  ]),
];

describe("everything that the engine's vocabulary offers", () => {
  it.each(["en", "de"])("has a name in the catalogue of %s", (language) => {
    const messages: Record<string, string> = language === "en" ? english.messages : german.messages;
    expect(named.filter((key) => !Object.hasOwn(messages, key))).toEqual([]);
  });
});

const badge = {
  id: "one",
  name: "One",
  type: "OneTimeOnly",
  points: 1,
  action: "purchase",
  challenges: [],
  deliverables: [],
  prerequisites: [],
};

function sentencesOf(more: object, others: object[] = []): string[] {
  const badges = [...others, { ...badge, ...more }];
  const programme = { version: 1, currencyExponent: 2, timeZone: "UTC", actions: [], badges };
  const { errors, warnings } = checkProgramme(programme, { values: { category: ["home"] } });
  return [...errors, ...warnings].map(({ sentence }) => sentence);
}

const voucher = (terms: object) => ({ deliverables: [{ id: "a", kind: "Prize", label: "A", voucher: terms }] });
const filter = (comparison: object) => ({ filter: comparison });
const amount = (operator: string, value: unknown) => ({ detail: "amount", operator, value });
const challenge = (given: object) => ({ challenges: [given] });
const ranked = (levels: object[], challenges: object[] = [{ kind: "several_times", times: 1 }]) => ({
  type: "Ranked",
  levels: levels.map((level) => ({ points: 1, deliverables: [], ...level })),
  challenges,
});

/** Every mistake that a merchant can make in the designer. */
const mistakes: [string, object, object[]?][] = [
  ["no name", { name: "" }],
  ["a name that is too long", { name: "x".repeat(1_001) }],
  ["points that are no number", { points: "many" }],
  ["half a point", { points: 1.5 }],
  ["points below zero", { points: -1 }],
  ["too many points", { points: 10_000_000 }],
  ["an end before the start", { startsAt: 2, endsAt: 1 }],
  ["zero times", challenge({ kind: "several_times", times: 0 })],
  ["no target", challenge({ kind: "sum", detail: "amount", target: "" })],
  ["a target of zero", challenge({ kind: "sum", detail: "amount", target: "0" })],
  ["a sum of texts", challenge({ kind: "sum", detail: "category", target: "5" })],
  ["a period that ends first", challenge({ kind: "for_time_period", times: 1, from: 5, until: 5 })],
  ["no period", challenge({ kind: "for_time_period", times: 1, from: "", until: "" })],
  ["neither how many nor which", challenge({ kind: "distinct", detail: "category" })],
  ["which, but none", challenge({ kind: "distinct", detail: "category", each: [] })],
  ["no levels", { ...ranked([]), levels: undefined }],
  ["an empty list of levels", ranked([])],
  ["levels that fall", ranked([{ target: 5 }, { target: 3 }])],
  ["a level without target", ranked([{ target: "" }])],
  ["levels of values that are named", ranked([{ target: 1 }], [{ kind: "distinct", detail: "category", each: ["a"] }])],
  ["an amount that is none", filter(amount(">", "much"))],
  ["no amount", filter(amount(">", ""))],
  ["a range upside down", filter(amount("between", [5, 3]))],
  ["half a range", filter(amount("between", [5]))],
  ["no number", filter({ detail: "items_count", operator: ">", value: "" })],
  ["an empty list of values", filter({ detail: "category", operator: "in", value: [] })],
  ["an empty group", filter({ all: [] })],
  ["filters that contradict", filter({ all: [amount(">", 5), amount("<", 3)] })],
  ["a category that nothing has", filter({ detail: "category", operator: "=", value: "hom" })],
  ["a percentage above 100", voucher({ discount: "percentage", percent: 101 })],
  ["no percentage", voucher({ discount: "percentage", percent: "" })],
  ["a percentage of zero", voucher({ discount: "percentage", percent: 0 })],
  ["a percentage too fine", voucher({ discount: "percentage", percent: 1.234 })],
  ["no amount off", voucher({ discount: "fixed", amount: "" })],
  ["an amount too fine", voucher({ discount: "fixed", amount: "1.234" })],
  ["free shipping with free shipping", voucher({ discount: "free_shipping", combinesWith: { shipping: true } })],
  ["no days", voucher({ discount: "free_shipping", validDays: 0 })],
  ["a draw of nothing", { draw: {} }],
  ["a prerequisite that is gone", { prerequisites: ["two"] }],
  ["a circle", { prerequisites: ["two"] }, [{ ...badge, id: "two", name: "Two", prerequisites: ["one"] }]],
  [
    "a paused prerequisite",
    { prerequisites: ["two"] },
    [{ ...badge, id: "two", name: "Two", points: 9, paused: true }],
  ],
  ["a twin", {}, [{ ...badge, id: "two", name: "Two" }]],
];

describe("the engine's objection to", () => {
  it.each(mistakes)("%s is said in German", (_name, more, others) => {
    const sentences = sentencesOf(more, others);
    expect(sentences).not.toEqual([]);
    for (const sentence of sentences) expect(translated(sentence, "de"), sentence).not.toBe(sentence);
  });

  it("a value keeps the value", () => {
    expect(translated("This must be at most 1000000.", "de")).toBe("Das darf höchstens 1000000 sein.");
    expect(translated("A sentence that is new.", "de")).toBe("A sentence that is new.");
    expect(translated("This must be at most 1000000.", "en")).toBe("This must be at most 1000000.");
  });

  it("is never answered by a pattern that shadows a later one", () => {
    for (const [pattern, other] of germanSentences) {
      const filled = (text: string) => text.replaceAll(/\{\d\}/g, "x");
      if (/number|money/.test(pattern)) continue;
      expect(translated(filled(pattern), "de")).toBe(filled(other));
    }
  });
});

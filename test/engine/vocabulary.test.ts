// The vocabulary is one declaration for the form, the check and the page: whatever it offers is accepted and can be decided.
// docs/rules.md is printed from it and must be the page that is checked in.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkProgramme, type DetailKind, vocabulary } from "../../rewards/engine/index.ts";
import { rulesPage } from "../../rewards/engine/rules-page.ts";
import { badge, programme } from "./programmes.ts";

const samples: Readonly<Record<DetailKind, [string | number | boolean, string | number | boolean]>> = {
  number: [1, 2],
  money: ["1.50", 2],
  text: ["a", "b"],
  list: ["a", "b"],
  boolean: [true, false],
  date: ["2026-01-01", "2026-01-02"],
};

test("it is plain data that survives JSON", () => {
  expect(JSON.parse(JSON.stringify(vocabulary))).toEqual(vocabulary);
});

test("every operator that it offers for a kind is accepted with as many values as it says", () => {
  for (const { kind, operators } of vocabulary.kinds)
    for (const { code, operands } of operators) {
      const [first, second] = samples[kind];
      const value = operands === "one" ? first : [String(first), String(second)];
      const badges = [{ ...badge(), filter: { detail: "thing", operator: code, value } }];
      const given = { ...programme(), details: { thing: { kind } }, badges };
      expect(checkProgramme(given).errors, `${kind} ${code}`).toEqual([]);
    }
});

test("every challenge that it offers is accepted with its fields filled in", () => {
  const fill = (field: (typeof vocabulary.challenges)[number]["fields"][number]): unknown => {
    switch (field.input) {
      case "count":
        return field.least;
      case "amount":
        return "9.50";
      case "detail":
        return "amount";
      case "instant":
        return field.name === "from" ? 1 : 2;
      case "choice":
        return field.options[0];
      case "texts":
        return ["a"];
      case "item_filter":
        return { detail: "sku", operator: "=", value: "a" };
    }
  };
  for (const { code, fields } of vocabulary.challenges) {
    // Different values are either counted or listed; the list stands for both here.
    const filled = fields.filter(({ name }) => !(code === "distinct" && name === "count"));
    const challenge = { kind: code, ...Object.fromEntries(filled.map((field) => [field.name, fill(field)])) };
    expect(checkProgramme({ ...programme(), badges: [{ ...badge(), challenges: [challenge] }] }).errors, code).toEqual(
      [],
    );
  }
});

test("docs/rules.md is the page that it prints", () => {
  const page = readFileSync(new URL("../../docs/rules.md", import.meta.url), "utf8");
  expect(page === rulesPage(), "run `node docs/generate-rules.ts`").toBe(true);
});

// Values that are words of Shopify's or the engine's own are said in the merchant's language, in rules and in reasons.
import { describe, expect, it } from "vitest";
import { inPlainWords } from "../../app/components/designer/plain-words.ts";
import { wordsFor } from "../../app/components/designer/words.ts";
import { evaluationWords } from "../../app/components/why/evaluation-words.ts";
import { loadCatalogue } from "../../app/i18n/catalogue.ts";
import { createFormat } from "../../app/i18n/format.ts";
import { vocabulary } from "../../rewards/engine/index.ts";

await loadCatalogue("en");
await loadCatalogue("de");
const facts = { timeZone: "Europe/Berlin", currency: "EUR" };
const speeches = {
  English: createFormat({ language: "en", locale: "en" }, facts),
  German: createFormat({ language: "de", locale: "de" }, facts),
};

const told = (speech: (typeof speeches)["English"], filter: object) =>
  inPlainWords(
    { action: "purchase", type: "OneTimeOnly", points: 5, challenges: [], deliverables: [], filter } as never,
    { speech, words: wordsFor(speech, vocabulary as never, "purchase"), nameOf: (id) => id },
  ).join(" ");

describe("a value", () => {
  it.each([
    ["English", "Saturday", "Sunday"],
    ["German", "Samstag", "Sonntag"],
  ] as const)(
    "that is a day of the week has its %s name in the words of a badge and of a reason",
    (language, saturday, sunday) => {
      const speech = speeches[language];
      const filter = { detail: "weekday", operator: "in", value: ["saturday", "sunday"] };
      expect(told(speech, filter)).toContain(`${saturday} ${language === "English" ? "and" : "und"} ${sunday}`);
      const failed = { ...filter, expected: "saturday", actual: "sunday" };
      const evaluation = { badgeId: "weekend", outcome: "not_matched", failed } as const;
      const why = evaluationWords({ evaluation, kind: "text", missing: [] }, speech);
      expect(why).toContain(saturday);
      expect(why).toContain(sunday);
      expect(why).not.toMatch(/saturday|sunday/);
    },
  );

  it("that the shop has named itself stands in quotation marks as it is", () => {
    expect(told(speeches.German, { detail: "category", operator: "includes", value: "monday" })).toContain("„monday“");
  });

  it("is told in an English sentence that is one", () => {
    const amount = { detail: "amount", operator: ">", value: "500" };
    const premium = { detail: "category", operator: "includes", value: "premium" };
    const code = { detail: "skus", operator: "excludes", value: "A-1" };
    expect(told(speeches.English, { all: [amount, premium, code] })).toContain(
      "Every purchase counts where order amount that earns is more than €500.00, categories include “premium”, and SKUs do not include “A-1”.",
    );
  });
});

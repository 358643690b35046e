// Whatever is said to a merchant about an event, an order, a line of a file, a reward or an effect is known in German too; and
// every name that comes out of our own lists has a word in every catalogue. The sentences are read from the source, so that a
// new one fails here until app/i18n/de has it.
import { describe, expect, it } from "vitest";
import german from "../../app/i18n/de/index.ts";
import english from "../../app/i18n/en/index.ts";
import { translated } from "../../app/i18n/sentences.ts";
import { keptFields } from "../../rewards/inbox/topics.ts";
import { ledgerSources } from "../../rewards/ledger/sources.ts";
import { notCountedSentences } from "../../rewards/orders/standing.ts";
import { saidSentences } from "./said-sentences.ts";

/** Where they end up: beside a field, in the list of activity, in a timeline. */
const folders = ["rewards/import", "rewards/inbox", "rewards/orders", "rewards/catalogue", "worker/jobs"];

/** Put together of two parts: each way in which they come. */
const composed: Record<string, string[]> = {
  "The 7 cannot be read: 7 7.": [
    "The order cannot be read: id is missing.",
    "The order cannot be read: id does not fit (x).",
  ],
};

describe("what can be said to a merchant in", () => {
  it.each(folders)("%s is known in German", (folder) => {
    const said = saidSentences(folder).flatMap(({ file, sentence }) =>
      (composed[sentence] ?? [sentence]).map((one) => `${file}: ${one}`),
    );
    expect(said.length).toBeGreaterThan(0);
    const unknown = said.filter((line) => {
      const sentence = line.slice(line.indexOf(": ") + 2);
      return translated(sentence, "de") === sentence;
    });
    expect(unknown).toEqual([]);
  });

  it("reasons why an order does not count is known in German", () => {
    const sentences = Object.values(notCountedSentences);
    expect(sentences.filter((sentence) => translated(sentence, "de") === sentence)).toEqual([]);
  });
});

describe("every name of our own lists", () => {
  const named = [
    ...Object.keys(keptFields).map((topic) => `activity.topic.${topic}`),
    ...ledgerSources.map((source) => `customer.source.${source}`),
  ];
  it.each(["en", "de"])("has a word in the catalogue of %s", (language) => {
    const messages: Record<string, string> = language === "en" ? english.messages : german.messages;
    expect(named.filter((key) => !Object.hasOwn(messages, key))).toEqual([]);
  });
});

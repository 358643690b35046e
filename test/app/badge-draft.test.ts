// What of a badge's form is saved is what the form shows: nothing that a merchant filled in before he changed the type, and
// does not see any longer, stands in his way.
import { expect, test } from "vitest";
import { contentOf, type Json } from "../../app/components/designer/draft.ts";
import { checkBadge } from "../../rewards/programme/check.ts";

const facts = { currency: "EUR", timeZone: "Europe/Berlin", active: [] };
const common = {
  name: "Shelves",
  action: "purchase",
  points: 5,
  deliverables: [],
  prerequisites: [],
  coolDownMs: "soon",
};
const levels = [3, 6].map((target) => ({ target, points: 10, deliverables: [] }));
const categories = { kind: "distinct", detail: "category", each: ["home", "garden"] };
const errorsOf = (content: object) => checkBadge(facts, { ...content, id: "one" }).errors;

test.each<[string, Json[], object]>([
  ["a second challenge", [{ kind: "several_times", times: 2 }, categories], { kind: "several_times", times: 3 }],
  ["a list of what there must be one of each", [categories], { kind: "distinct", detail: "category", count: 3 }],
])(
  "a badge that gets levels is not refused for %s that the form does not show any longer",
  (_what, challenges, kept) => {
    const once = { ...common, type: "OneTimeOnly", challenges, levels };
    expect(errorsOf(contentOf(once))).toEqual([]);
    const ranked = contentOf({ ...once, type: "Ranked" });
    expect(ranked["challenges"]).toEqual([kept]);
    expect(errorsOf(ranked)).toEqual([]);
    expect(contentOf(once)["challenges"], "and is there again with the type before").toEqual(challenges);
  },
);

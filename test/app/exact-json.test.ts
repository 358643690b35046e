// Ids keep every digit, and everything else is what JSON.parse makes of it.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseExactJson } from "../../app/doors/exact-json.ts";

/** Digit by digit, without any short cut. */
const bySource = (text: string): unknown =>
  JSON.parse(text, (_key, value, context?: { source?: string }) =>
    typeof value === "number" && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? "")
      ? context?.source
      : value,
  );

const outcome = (parse: (text: string) => unknown, text: string) => {
  try {
    return { value: parse(text) };
  } catch (error) {
    return { error: error instanceof SyntaxError };
  }
};

describe("exact JSON", () => {
  it("keeps whole numbers beyond 2^53 as text, and leaves all others numbers", () => {
    const text =
      '{"id": 788032119674292922, "list":[9007199254740993,9007199254740991,-9223372036854775808],"n":0.12345678901234567890,"e":1234567890123456789e3,"t":"x"}';
    expect(parseExactJson(text)).toEqual({
      id: "788032119674292922",
      list: ["9007199254740993", 9007199254740991, "-9223372036854775808"],
      n: Number("0.12345678901234567890"),
      e: Number("1234567890123456789e3"),
      t: "x",
    });
  });

  it("is not fooled by texts that look like JSON", () => {
    const tricky = {
      note: 'order: 820982911946154508, "id": 820982911946154508]',
      name: "[820982911946154508,",
      "key: 9007199254740993,": 1,
    };
    const text = JSON.stringify(tricky).replace(
      '"key: 9007199254740993,":1',
      '"key: 9007199254740993,":9007199254740993',
    );
    expect(parseExactJson(text)).toEqual({ ...tricky, "key: 9007199254740993,": "9007199254740993" });
  });

  it("does what a reading digit by digit does, on any JSON and on any text that is almost JSON", () => {
    const long = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }).map(String);
    const piece = fc.oneof(
      long,
      fc.constantFrom("{", "}", "[", "]", ",", ":", '"', "\\", " ", '"id":', "0", "-", ".", "e", "null", '\\"'),
      fc.string().map((text) => JSON.stringify(text)),
      fc.json(),
    );
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
    const document = fc
      .tuple(fc.array(fc.string()), long)
      .map(([texts, id]) => `{"texts":${JSON.stringify(texts)},"id":${id}}`);
    fc.assert(
      fc.property(fc.oneof(text, document), (candidate) => {
        expect(outcome(parseExactJson, candidate)).toEqual(outcome(bySource, candidate));
      }),
      { numRuns: 20_000 },
    );
  });
});

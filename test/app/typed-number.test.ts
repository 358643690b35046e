// A number that a merchant types means what his locale says, and never a thousandth of it.
import { describe, expect, test } from "vitest";
import { typedNumbers } from "../../app/i18n/typed-number.ts";

describe("a number is read as the merchant's locale writes it", () => {
  test.each([
    ["en", "1,000", "1000"],
    ["en", "1,000.50", "1000.50"],
    ["en", "1,234,567", "1234567"],
    ["en", "12.345", "12.345"],
    ["en-IN", "1,00,000", "100000"],
    ["de", "1.000", "1000"],
    ["de", "1.000,50", "1000.50"],
    ["de", "9,5", "9.5"],
    ["de-CH", "1’000.5", "1000.5"],
    ["fr", "1 000,5", "1000.5"],
    ["en", " 12 ", "12"],
    ["en", "１２，０００", "12000"],
    ["en", "−5", "-5"],
  ])("%s %j is %s", (locale, typed, plain) => expect(typedNumbers(locale).read(typed)).toBe(plain));

  test.each([
    ["en", "9,50", "9.50"],
    ["en", "1.000,50", "1000.50"],
    ["en", "0,125", "0.125"],
    ["de", "9.50", "9.50"],
    ["de", "1,000.50", "1000.50"],
  ])("%s %j can mean nothing but %s", (locale, typed, plain) => expect(typedNumbers(locale).read(typed)).toBe(plain));

  test.each(["1e3", "1,00,0", "12,34,56.7", "1.2.3", "ten", "", "0x10", "1,,000", "-", "5 0"])(
    "%j is none",
    (typed) => {
      expect(typedNumbers("en").read(typed)).toBeNull();
      expect(typedNumbers("de").read(typed)).toBeNull();
    },
  );
});

test.each(["en", "de", "fr", "de-CH", "en-IN", "ar-EG"])(
  "in %s what a field shows is read as what it was",
  (locale) => {
    const { read, write } = typedNumbers(locale);
    for (const plain of ["1.250", "1000", "-0.5", "149.99", "1000.500"]) expect(read(write(plain))).toBe(plain);
    expect(write("1e3")).toBe("1e3");
  },
);

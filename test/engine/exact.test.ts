// Decimals without floats: what is read, what is refused, and that printing is the way back.
// Money, rates and multipliers all pass through here.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { greatestCommonDivisor, printSteps, readDecimal, toSteps } from "../../rewards/engine/exact.ts";
import { cases } from "./cases.ts";

describe("reading", () => {
  test.each<[unknown, bigint, number]>([
    ["5", 5n, 0],
    [" 5.50 ", 55n, 1],
    ["0.050", 5n, 2],
    ["100", 100n, 0],
    ["-1.25", -125n, 2],
    ["+3", 3n, 0],
    [499.99, 49_999n, 2],
    [-0, 0n, 0],
    ["5.000", 5n, 0],
    ["123456789012345.123456789", 123456789012345123456789n, 9],
  ])("%j", (text, digits, scale) => {
    expect(readDecimal(text)).toEqual({ digits, scale });
  });

  test.each([
    [""],
    ["."],
    ["5."],
    [".5"],
    ["1e3"],
    ["1,5"],
    ["--1"],
    ["0x5"],
    ["5 5"],
    ["1234567890123456"],
    ["0.1234567890"],
    [1e21],
    [1e-9],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [null],
    [true],
    [{}],
    [["5"]],
  ])("%j is no decimal", (text) => {
    expect(readDecimal(text)).toBeUndefined();
  });
});

test("steps are exact or nothing", () => {
  const steps = (text: string, exponent: number) => toSteps(readDecimal(text) ?? { digits: 0n, scale: 99 }, exponent);
  expect([steps("499.99", 2), steps("5", 2), steps("5", 0), steps("0.125", 3), steps("-1.5", 1)]).toEqual([
    49_999, 500, 5, 125, -15,
  ]);
  expect([steps("0.001", 2), steps("999999999999999", 4)]).toEqual([undefined, undefined]);
});

test("printing is the way back from reading", () => {
  expect([
    printSteps(14_999, 2),
    printSteps(5, 2),
    printSteps(0, 2),
    printSteps(-5, 2),
    printSteps(-500, 2),
    printSteps(5, 0),
    printSteps(1, 3),
  ]).toEqual(["149.99", "0.05", "0.00", "-0.05", "-5.00", "5", "0.001"]);
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 4 }), (steps, exponent) => {
      const read = readDecimal(printSteps(steps, exponent));
      expect(read === undefined ? undefined : toSteps(read, exponent)).toBe(steps);
    }),
    { numRuns: cases(1_000) },
  );
});

test("the greatest common divisor", () => {
  const all = [
    greatestCommonDivisor(12n, 18n),
    greatestCommonDivisor(-12n, 18n),
    greatestCommonDivisor(12n, -18n),
    greatestCommonDivisor(0n, 7n),
    greatestCommonDivisor(7n, 0n),
  ];
  expect(all).toEqual([6n, 6n, 6n, 7n, 7n]);
});

// A voucher that no store could make is refused when it is designed, with the field and a sentence.
import { describe, expect, test } from "vitest";
import { checkProgramme, parseVoucher } from "../../rewards/engine/index.ts";
import { badge, programme } from "./programmes.ts";

const findings = (voucher: unknown, exponent = 2) => {
  const parsed = parseVoucher(voucher, exponent);
  return parsed.ok ? [] : parsed.findings.map(({ path, sentence }) => `${path}: ${sentence}`);
};

describe("a voucher", () => {
  test.each([
    [{ discount: "free_shipping" }, 2],
    [{ discount: "percentage", percent: 12.5, validDays: 30 }, 2],
    [{ discount: "percentage", percent: 100 }, 0],
    [{ discount: "fixed", amount: "4.50", minimumSubtotal: "20", combinesWith: { order: true, shipping: true } }, 2],
    [{ discount: "fixed", amount: "500.00" }, 0],
    [{ discount: "fixed", amount: "1.005" }, 3],
  ])("is accepted as %j", (voucher, exponent) => {
    expect(findings(voucher, exponent)).toEqual([]);
  });

  test.each<[unknown, RegExp]>([
    [{ discount: "half_price" }, /^discount: A voucher's discount must be one of/],
    [{ discount: "percentage" }, /^percent: This must be a number\.$/],
    [{ discount: "percentage", percent: 0 }, /^percent: The percentage must be above 0\.$/],
    [{ discount: "percentage", percent: 100.01 }, /^percent: This must be at most 100\.$/],
    [{ discount: "percentage", percent: 1.005 }, /^percent: .*two digits after the point/],
    [{ discount: "fixed", amount: 5 }, /^amount: This must be text\.$/],
    [{ discount: "fixed", amount: "0.00" }, /^amount: Write an amount above 0/],
    [{ discount: "fixed", amount: "-5" }, /^amount: Write an amount above 0/],
    [{ discount: "fixed", amount: "5.005" }, /^amount: The shop's currency has 2 digits at most after the point\.$/],
    [{ discount: "free_shipping", minimumSubtotal: "1.005" }, /^minimumSubtotal: The shop's currency has 2 digits/],
    [{ discount: "free_shipping", validDays: 0 }, /^validDays: This must be at least 1\.$/],
    [{ discount: "free_shipping", combinesWith: { shipping: true } }, /^combinesWith\.shipping: Free shipping cannot/],
    [{ discount: "free_shipping", percent: 5 }, /^: There is no field called "percent" here\.$/],
  ])("is refused as %j", (voucher, sentence) => {
    expect(findings(voucher)).toEqual([expect.stringMatching(sentence)]);
  });

  test("is held against the shop's currency wherever a programme hands it out", () => {
    const deliverables = [{ id: "v", kind: "Prize", label: "V", voucher: { discount: "fixed", amount: "0.5" } }];
    const levels = [{ target: 2, points: 1, deliverables }];
    const check = (currencyExponent: number) =>
      checkProgramme({
        ...programme(),
        currencyExponent,
        actions: [{ action: "visit", points: 1, deliverables }],
        badges: [
          { ...badge(), deliverables },
          { ...badge(), id: "ranked", type: "Ranked", challenges: [{ kind: "several_times", times: 1 }], levels },
        ],
        levels: [{ level: 1, target: 5, deliverables }],
      }).errors.map(({ path }) => path);
    expect(check(2)).toEqual([]);
    expect(check(0).sort()).toEqual([
      "actions.0.deliverables.0.voucher.amount",
      "badges.0.deliverables.0.voucher.amount",
      "badges.1.levels.0.deliverables.0.voucher.amount",
      "levels.0.deliverables.0.voucher.amount",
    ]);
  });
});

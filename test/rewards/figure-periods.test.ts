// The days that a merchant looks at, and what a point is worth to him: pure, to the day and to the minor unit.
import { describe, expect, it } from "vitest";
import { dayOf } from "../../rewards/expiry/calendar.ts";
import { barsOf, customPeriod, presetPeriod } from "../../rewards/figures/period.ts";
import { worthOf } from "../../rewards/figures/worth.ts";
import "./figures-shop.ts";

describe("periods", () => {
  it("end today and are followed back by as many days", () => {
    const today = dayOf("2026-03-31");
    expect(presetPeriod("7", today)).toEqual({
      from: "2026-03-25",
      to: "2026-03-31",
      beforeFrom: "2026-03-18",
      unit: "day",
    });
    expect(presetPeriod("12m", today)).toMatchObject({ from: "2025-04-01", to: "2026-03-31", unit: "month" });
    expect(barsOf(presetPeriod("12m", today))).toHaveLength(12);
    expect(customPeriod("2026-03-02", "2026-03-01")).toBeNull();
    expect(customPeriod("2016-03-02", "2026-03-01")).toBeNull();
  });
});

describe("the worth of points", () => {
  const fixed = (name: string, price: number, amount: string) =>
    ({ name, price, voucher: { discount: "fixed", amount }, status: "active" }) as const;
  it("is that of the reward that gives the most for a point", () => {
    const rewards = [fixed("small", 100, "5.00"), fixed("large", 500, "30.00"), fixed("poor", 100, "1.00")];
    expect(worthOf(1_000, rewards, 2)).toMatchObject({ reward: "large", amountMinor: 6_000 });
    expect(worthOf(-5, rewards, 2)?.amountMinor).toBe(0);
  });
  it("is in minor units of the currency, whatever their number", () => {
    expect(worthOf(1_000, [fixed("off", 10_000, "500")], 0)?.amountMinor).toBe(50);
  });
});

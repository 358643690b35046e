// Numbers and times as the storefront reads them: a badge's progress with what it counts, and money as Liquid's `money` filter
// takes it. Pure.
import { type BadgeProgress, type ProgressUnit, progressUnit } from "../engine/index.ts";
import type { ShopProgramme } from "../programme/load.ts";

/** 2026-11-22T22:00:00Z. Seconds are enough, and shorter. */
export const instantText = (at: Date | number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

/**
 * Minor units of any currency as hundredths of a unit: Liquid has 1000 yen as 100000. Source: shopify.dev, Liquid object
 * `variant`, price: "for currencies without subunits, such as JPY and KRW, tenths and hundredths of a unit are appended".
 */
export const hundredths = (minor: number, currencyExponent: number): number =>
  Math.round(minor * 10 ** (2 - currencyExponent));

export interface MeasuredProgress {
  current: number;
  target: number;
  unit: ProgressUnit;
}

export function measured(programme: ShopProgramme, badgeId: string, progress: BadgeProgress): MeasuredProgress {
  const { current, target } = progress;
  const unit = progressUnit(programme.compiled, badgeId, progress);
  if (unit !== "money") return { current, target, unit };
  const shown = (minor: number) => hundredths(minor, programme.currencyExponent);
  // A thousandth of a dinar is nothing in hundredths, and a target of nothing would look reached.
  return { current: shown(current), target: Math.max(1, shown(target)), unit };
}

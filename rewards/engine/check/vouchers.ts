// What is wrong with a voucher beyond its shape: an amount that its currency cannot pay, a combination that no store allows.
// Found here, because a store would refuse the discount only after a shopper has earned it.
import { readDecimal, toSteps } from "../exact.ts";
import type { Deliverable, Finding, Programme, Voucher } from "../types.ts";

export function voucherMistakes(voucher: Voucher, currencyExponent: number): Finding[] {
  const amounts: [path: string, amount: string | undefined][] = [
    ["amount", voucher.discount === "fixed" ? voucher.amount : undefined],
    ["minimumSubtotal", voucher.minimumSubtotal],
  ];
  const findings = amounts.flatMap(([path, amount]): Finding[] => {
    const decimal = amount === undefined ? undefined : readDecimal(amount);
    if (decimal === undefined || toSteps(decimal, currencyExponent) !== undefined) return [];
    return [{ path, sentence: `The shop's currency has ${digits(currencyExponent)} after the point.` }];
  });
  if (voucher.discount === "free_shipping" && voucher.combinesWith?.shipping) {
    const sentence = "Free shipping cannot be combined with another shipping discount.";
    findings.push({ path: "combinesWith.shipping", sentence });
  }
  return findings;
}

const digits = (exponent: number) =>
  exponent === 0 ? "no digits" : exponent === 1 ? "one digit" : `${exponent} digits at most`;

/** Of every voucher that the programme hands out. */
export function deliverableMistakes(programme: Programme): Finding[] {
  const within = (path: string, deliverables: readonly Deliverable[] | undefined): Finding[] =>
    (deliverables ?? []).flatMap(({ voucher }, position) =>
      (voucher === undefined ? [] : voucherMistakes(voucher, programme.currencyExponent)).map((finding) => ({
        path: `${path}deliverables.${position}.voucher.${finding.path}`,
        sentence: finding.sentence,
      })),
    );
  return [
    ...programme.actions.flatMap((rule, at) => within(`actions.${at}.`, rule.deliverables)),
    ...(programme.levels ?? []).flatMap((level, at) => within(`levels.${at}.`, level.deliverables)),
    ...programme.badges.flatMap((badge, at) => [
      ...within(`badges.${at}.`, badge.deliverables),
      ...(badge.levels ?? []).flatMap((level, step) => within(`badges.${at}.levels.${step}.`, level.deliverables)),
    ]),
  ];
}

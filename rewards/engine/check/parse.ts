// Unknown JSON becomes a badge, a programme or an action, or a list of findings. Never an exception.
// The casts are sound: they follow schemas made from the same declarations that the types describe.
import type { Action, BadgeDefinition, Finding, Programme, Voucher } from "../types.ts";
import { actionShape } from "./action-shape.ts";
import { challengeFindings } from "./challenge-shape.ts";
import { filterFindings } from "./filter-shape.ts";
import { findingsOf, join } from "./sentences.ts";
import { badgeShape, programmeShape } from "./shape.ts";
import { voucherShape } from "./voucher-shape.ts";
import { voucherMistakes } from "./vouchers.ts";

export type Parsed<Value> = { ok: true; value: Value } | { ok: false; findings: readonly Finding[] };

/** Shape alone; what only the whole programme can tell, `checkProgramme` does. */
export function parseBadge(value: unknown): Parsed<BadgeDefinition> {
  const findings = badgeFindings(value, "");
  return findings.length === 0 ? { ok: true, value: value as BadgeDefinition } : { ok: false, findings };
}

export function parseProgramme(value: unknown): Parsed<Programme> {
  const result = programmeShape.safeParse(value);
  if (!result.success) return { ok: false, findings: findingsOf(result.error) };
  const findings = result.data.badges.flatMap((badge, position) => badgeFindings(badge, `badges.${position}`));
  return findings.length === 0 ? { ok: true, value: value as Programme } : { ok: false, findings };
}

/** @param currencyExponent digits after the point of the shop's currency. */
export function parseVoucher(value: unknown, currencyExponent: number): Parsed<Voucher> {
  const result = voucherShape.safeParse(value);
  if (!result.success) return { ok: false, findings: findingsOf(result.error) };
  const findings = voucherMistakes(value as Voucher, currencyExponent);
  return findings.length === 0 ? { ok: true, value: value as Voucher } : { ok: false, findings };
}

export function parseAction(value: unknown): Parsed<Action> {
  const result = actionShape.safeParse(value);
  return result.success ? { ok: true, value: value as Action } : { ok: false, findings: findingsOf(result.error) };
}

function badgeFindings(value: unknown, path: string): Finding[] {
  const result = badgeShape.safeParse(value);
  if (!result.success) return findingsOf(result.error, path);
  const { filter, challenges } = result.data;
  return [
    ...(filter === undefined ? [] : filterFindings(filter, join(path, "filter"))),
    ...challenges.flatMap((challenge, position) => challengeFindings(challenge, join(path, `challenges.${position}`))),
  ];
}

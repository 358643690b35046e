// Why a badge whose filter did not match got nothing: the first comparison that failed, with the values compared.
// It follows from the programme and the action alone, so it need not be stored to be told later.
import type { CompiledBadge } from "../badges/compiled.ts";
import { untimely } from "../badges/obstacle.ts";
import { isCompiled, type RefusedBadge } from "../compile.ts";
import type { Evaluation } from "../types.ts";
import { firstFailure, type Subject } from "./failure.ts";

export function evaluateUnmatched(badge: CompiledBadge | RefusedBadge, at: number, subject: Subject): Evaluation {
  const { id } = badge.definition;
  if (!isCompiled(badge)) return { badgeId: id, outcome: "refused", sentence: badge.refusal.sentence };
  const early = untimely(badge, at);
  if (early !== undefined) return early;
  const failed = badge.filter === undefined ? undefined : firstFailure(badge.filter, subject);
  return failed === undefined
    ? { badgeId: id, outcome: "not_recorded" }
    : { badgeId: id, outcome: "not_matched", failed };
}

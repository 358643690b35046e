// What a page needs to tell why an action earned what it earned: the stored decision, with the names of its badges and the
// kinds of its details, by which money is written as money.
import type { Pool } from "pg";
import { type DetailKind, type Evaluation, vocabulary } from "../../rewards/engine/index.ts";
import type { ShopId } from "../../rewards/ids.ts";
import { readDecision } from "../../rewards/players/decision.ts";

const kindOf = (detail: string): DetailKind => {
  const isOfItem = detail.startsWith("items.");
  const [details, name] = isOfItem
    ? [vocabulary.itemDetails, detail.slice("items.".length)]
    : [{ ...vocabulary.ownActions["anniversary"], ...vocabulary.details }, detail];
  return (Object.hasOwn(details, name) ? details[name]?.kind : undefined) ?? "text";
};

/** Of a shop with a large programme, badges that did not fit are not kept with the action. */
export async function readDecisionData(pool: Pool, shop: ShopId, actionId: string) {
  const action = await readDecision(pool, shop, actionId);
  if (action === null) return null;
  const { decision, details: _, badgeNames, ...facts } = action;
  const nameOf = (id: string) => badgeNames[id] ?? null;
  return {
    ...facts,
    programmeVersion: decision.programmeVersion,
    details: toldDetails(action).map(([name, value]) => ({ name, kind: kindOf(name), value: value as unknown })),
    points: decision.points.map((line) => ({
      points: line.points,
      badge: line.source === "badge" ? (nameOf(line.badgeId) ?? "") : null,
    })),
    levels: (decision.levels ?? []).map(({ name }) => name),
    unreadable: decision.unreadable,
    evaluations: decision.evaluations.map((evaluation) => ({
      name: nameOf(evaluation.badgeId),
      kind: failedKind(evaluation),
      missing: evaluation.outcome === "prerequisite_missing" ? evaluation.missing.map((id) => nameOf(id) ?? "") : [],
      evaluation: evaluation as Evaluation,
    })),
  };
}

/** Of what a merchant did by hand nobody reads the ids. */
const toldDetails = ({ details, source }: { details: object; source: string }) =>
  Object.entries(details).filter(([name]) => source !== "merchant" || !name.endsWith("_id"));

export type DecisionData = NonNullable<Awaited<ReturnType<typeof readDecisionData>>>;

const failedKind = (evaluation: Evaluation): DetailKind =>
  evaluation.outcome === "not_matched" ? kindOf(evaluation.failed.detail) : "text";

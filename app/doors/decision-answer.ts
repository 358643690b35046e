// A decision in the shape that integrators know: empty lists are null, and a deliverable's type is a number.
// Source: the contract in docs/api.md.
import type { Deliverable } from "../../rewards/engine/index.ts";
import type { ReachedLevel, RecordedAction } from "../../rewards/recording/request.ts";

/** `Content` is 2 in the contract's example; the other two are Encore's choice. */
const typeNumbers = { Prize: 1, Content: 2, Notification: 3 } as const satisfies Record<Deliverable["kind"], number>;

const nullIfEmpty = <Item>(items: Item[]): Item[] | null => (items.length === 0 ? null : items);

export function decisionAnswer(action: RecordedAction, options: { replayed: boolean; explain: boolean }) {
  const { decision } = action;
  const earned = (visible: boolean) =>
    nullIfEmpty(decision.awards.filter((award) => award.visible === visible).map(earnedItem));
  const levels = decision.levels ?? [];
  const deliverables = [
    ...decision.deliverables,
    ...[...decision.awards, ...levels].flatMap((one) => one.deliverables),
  ];
  return {
    playerId: action.playerId,
    referenceId: action.referenceId,
    replayed: options.replayed,
    badges: earned(true),
    triggers: earned(false),
    achievedLevel: achievedLevel(levels.at(-1)),
    earnedPoints: decision.earnedPoints,
    deliverables: nullIfEmpty(
      deliverables.map((deliverable) => ({
        amount: 1,
        label: deliverable.label,
        type: typeNumbers[deliverable.kind],
        imageName: deliverable.imageName ?? null,
      })),
    ),
    unreadableDetails: nullIfEmpty([...decision.unreadable]),
    ...(options.explain ? { evaluations: decision.evaluations } : {}),
  };
}

/** The highest that this action reached; the contract knows only one. */
const achievedLevel = (level: ReachedLevel | undefined) =>
  level === undefined ? null : { level: level.level, label: level.name, target: level.target };

const earnedItem = (award: RecordedAction["decision"]["awards"][number]) => ({
  uid: award.badgeId,
  label: award.name,
  description: award.description,
  points: award.points,
  occurrence: award.occurrence,
});

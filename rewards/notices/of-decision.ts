// What of a decision others may want to hear: badges and triggers that were earned, levels that were reached, and deliverables
// of the kind Notification.
import type { Deliverable } from "../engine/index.ts";
import type { ActionRequest, StoredDecision } from "../recording/request.ts";
import type { Notice } from "./notice.ts";

/** @param actionId the recorded action: it earns each badge's n-th occurrence once. */
export function noticesOfDecision(
  request: Pick<ActionRequest, "shop" | "playerId" | "referenceId" | "occurredAt">,
  actionId: string,
  decision: Pick<StoredDecision, "awards" | "deliverables" | "levels">,
): Notice[] {
  const { shop, playerId, referenceId, occurredAt } = request;
  const base = { shop, playerId, occurredAt };
  const notification = (deliverable: Deliverable, badgeId: string | null, cause: string): Notice => ({
    ...base,
    topic: "notification",
    key: `${actionId}/${cause}/${deliverable.id}`,
    about: {
      id: deliverable.id,
      label: deliverable.label,
      description: deliverable.description ?? null,
      badgeId,
      referenceId,
    },
  });
  const isNotification = ({ kind }: Deliverable) => kind === "Notification";
  return [
    ...decision.awards.flatMap((award) => {
      const { badgeId, name, occurrence, points, visible } = award;
      const cause = `${badgeId}/${occurrence}`;
      return [
        {
          ...base,
          topic: "badge_earned",
          key: `${actionId}/${cause}`,
          about: { badgeId, name, occurrence, points, visible, referenceId },
        } as const,
        ...award.deliverables.filter(isNotification).map((deliverable) => notification(deliverable, badgeId, cause)),
      ];
    }),
    ...(decision.levels ?? []).flatMap(({ id: levelId, level, name, target, deliverables }) => {
      const cause = `level/${levelId}`;
      return [
        {
          ...base,
          topic: "level_reached",
          key: `${actionId}/${cause}`,
          about: { levelId, level, name, target, referenceId },
        } as const,
        ...deliverables.filter(isNotification).map((deliverable) => notification(deliverable, null, cause)),
      ];
    }),
    ...decision.deliverables.filter(isNotification).map((deliverable) => notification(deliverable, null, "action")),
  ];
}

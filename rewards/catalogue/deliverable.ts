// A reward of the catalogue as what a badge or a level hands out: a copy of its terms, so that what a badge promises does not
// change with the catalogue. Pure.
import type { Deliverable } from "../engine/index.ts";
import type { RewardKind } from "./kinds.ts";
import type { NewReward } from "./parse.ts";

const kinds = {
  voucher: "Prize",
  perk: "Prize",
  content: "Content",
  notification: "Notification",
} as const satisfies Record<RewardKind, Deliverable["kind"]>;

/** Without an id: that is one of the badge or level that takes it. */
export const deliverableOf = ({ kind, name, description, voucher, quantity }: NewReward): Omit<Deliverable, "id"> => ({
  kind: kinds[kind],
  label: name,
  ...(description !== null && { description }),
  ...(voucher !== null && { voucher }),
  ...(quantity !== null && { quantity }),
});

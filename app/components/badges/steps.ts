// Which steps a badge can take from where it is. Who takes another is refused by rewards/programme/status.ts.
import type { ListedBadge } from "../../../rewards/programme/list.ts";

export const badgeSteps = ["activate", "draft", "archive", "duplicate", "delete"] as const;
export type BadgeStep = (typeof badgeSteps)[number];

export function stepsFor({ state, isEarned }: Pick<ListedBadge, "state" | "isEarned">): BadgeStep[] {
  const isOff = state === "draft" || state === "archived";
  return [
    ...(isOff ? (["activate"] as const) : (["draft"] as const)),
    "duplicate",
    ...(state === "archived" ? [] : (["archive"] as const)),
    ...(isOff && !isEarned ? (["delete"] as const) : []),
  ];
}

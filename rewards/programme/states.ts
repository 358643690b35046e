// What a badge is doing at a moment, as its merchant sees it.

export const badgeStates = ["active", "scheduled", "ended", "paused", "draft", "archived"] as const;

/** In force, in force at other times, or why it is not in force. */
export type BadgeState = (typeof badgeStates)[number];

// The kinds of rewards. voucher and perk are the engine's Prize, with and without a discount; the others are its kinds of the
// same name. By itself, because the admin's pages name them too.

export const rewardKinds = ["voucher", "perk", "content", "notification"] as const;
export type RewardKind = (typeof rewardKinds)[number];

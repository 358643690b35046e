// Folgt.
import type { rewards as english } from "../en/rewards.ts";

export const rewards: Record<keyof typeof english, string> = {};

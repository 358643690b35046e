// Die Liste der Abzeichen, die Vorlagen und der Gestalter.
import type { badges as english } from "../en/badges.ts";

export const badges: Record<keyof typeof english, string> = {
  "badges.title": "Abzeichen",
  "badges.type.OneTimeOnly": "Einmalig",
  "badges.type.Repeatable": "Wiederholbar",
  "badges.type.Ranked": "Stufen",
};

// What a player's actions lead to, one after the other, with one badge.
import { type Challenge, compile, progressOf } from "../../rewards/engine/index.ts";
import { action, badge, play, programme } from "./programmes.ts";

export function story(
  challenges: Challenge | Challenge[],
  type: "OneTimeOnly" | "Repeatable" = "OneTimeOnly",
  timeZone = "UTC",
) {
  const given = programme({ timeZone, badges: [badge({ type, challenges: [challenges].flat() })] });
  const player = play(given);
  const compiled = compile(given);
  return {
    /** Acts at a moment; says whether that earned the badge. */
    at: (at: number, details = {}) => player.decide(action({ at, details })).awards.length > 0,
    outcome: (at: number, details = {}) => player.decide(action({ at, details })).evaluations[0],
    awards: (details: object) => player.decide(action({ details: { ...details } })).awards.length,
    state: () => player.state("badge"),
    progressAt: (at: number) => progressOf(compiled, "badge", player.state("badge"), at),
  };
}

export const utc = (text: string) => Date.parse(`${text}Z`);

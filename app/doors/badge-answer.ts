// What the API says of a badge that was given or taken by hand, and of one that cannot be.
import type { GiveOutcome } from "../../rewards/by-hand/give.ts";
import type { TakeOutcome } from "../../rewards/by-hand/take.ts";
import type { RecordedAction } from "../../rewards/recording/request.ts";
import { answer, noSuchPlayer, refuse } from "./api-answer.ts";

interface Asked {
  badgeId: string;
  reason: string;
}

export function answerToGift(outcome: GiveOutcome, asked: Asked): Response {
  switch (outcome.kind) {
    case "given":
      return done(outcome.action, asked, false);
    case "replayed":
      return done(outcome.action, asked, true);
    case "conflict":
      return usedBefore();
    case "unknown_badge":
      return refuse("notFound", "No such badge in your shop's programme, or it is not active.", "badgeId");
    case "wrong_level":
      return refuse("conflict", levelSentence(outcome), "level");
    case "withheld":
      return refuse("conflict", withheldSentence(outcome), "badgeId");
  }
}

const levelSentence = ({ from, to }: { from: number; to: number }) =>
  to === 0 ? "level is for badges with levels. Leave it out." : `level must be between ${from} and ${to}.`;

function withheldSentence({ evaluation }: Extract<GiveOutcome, { kind: "withheld" }>): string {
  if (evaluation.outcome === "sold_out") return "All of this badge have been given. Raise its quantity first.";
  if (evaluation.outcome === "maximum_reached") {
    return `The player has the badge as often as one player may: ${evaluation.maximum} times.`;
  }
  return "The player has the badge already, and it can be had once.";
}

export function answerToTaking(outcome: TakeOutcome, asked: Asked): Response {
  switch (outcome.kind) {
    case "taken":
      return done(outcome.action, asked, false);
    case "replayed":
      return done(outcome.action, asked, true);
    case "conflict":
      return usedBefore();
    case "unknown_player":
      return noSuchPlayer();
    case "not_held":
      return refuse("conflict", "The player does not have this badge.", "badgeId");
  }
}

const usedBefore = () =>
  refuse("conflict", "referenceId was used before for something else. Use a new one.", "referenceId");

const done = (
  { id, playerId, referenceId, decision }: RecordedAction,
  { badgeId, reason }: Asked,
  replayed: boolean,
): Response =>
  answer({
    id,
    playerId,
    referenceId,
    badgeId,
    points: decision.earnedPoints,
    reason,
    occurrences: decision.awards.map(({ occurrence }) => occurrence),
    replayed,
  });

// The player that a path names.
import type { Params } from "@remix-run/react";
import type { PlayerId } from "../../rewards/ids.ts";
import { isPlainText } from "./text.ts";

/** Null for what can be nobody's id. */
export function playerParameter(params: Params): PlayerId | null {
  const playerId = params["playerId"] ?? "";
  const isPossible = playerId.length > 0 && playerId.length <= 200 && isPlainText(playerId);
  return isPossible ? (playerId as PlayerId) : null;
}

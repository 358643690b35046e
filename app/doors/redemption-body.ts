// The body of POST /v1/redemptions, checked field by field.
import { z } from "zod";
import { text } from "./text.ts";

export const redemptionBody = z.object(
  { playerId: text(200), rewardId: text(100), referenceId: text(200) },
  "must be a JSON object",
);

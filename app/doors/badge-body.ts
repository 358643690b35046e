// The bodies of POST /v1/admin/players/:playerId/badges and of taking a badge back, checked field by field. Every refusal
// names the field and says what is wanted.
import { z } from "zod";
import { text } from "./text.ts";

const common = { reason: text(500), referenceId: text(200) };

export const giveBody = z.object(
  {
    ...common,
    badgeId: text(100),
    level: z.int("must be a whole number from 1").min(1, "must be a whole number from 1").nullish(),
  },
  "must be a JSON object",
);

export const takeBody = z.object(
  { ...common, takesPoints: z.boolean("must be true or false").nullish() },
  "must be a JSON object",
);

// What a page of settings sends to be saved, and what it is answered: settings are saved as a whole, and only over those that
// the page was made from.
import { z } from "zod";
import type { Finding } from "../../rewards/engine/index.ts";
import type { SettingsOutcome } from "../../rewards/programme/save-settings.ts";

export type SettingsAnswer =
  | { kind: "saved" }
  | { kind: "conflict" }
  /** `paths` are fields whose value does not fit; a finding says in a sentence what does not. */
  | { kind: "refused"; paths: readonly string[]; findings: readonly Finding[] };

const fields = z.record(z.string(), z.unknown());
/** `before`: all settings as the page has read them. */
const request = z.object({ content: fields, before: fields });

/** @throws Response 400 for what no page sends. */
export function settingsRequest(body: unknown): z.output<typeof request> {
  const parsed = request.safeParse(body);
  if (!parsed.success) throw new Response(null, { status: 400 });
  return parsed.data;
}

/** @throws Response 404 when the shop is not installed. */
export function settingsAnswer(outcome: SettingsOutcome): SettingsAnswer {
  switch (outcome.kind) {
    case "saved":
    case "conflict":
      return { kind: outcome.kind };
    case "refused":
      return outcome;
    case "unknown_shop":
      throw new Response(null, { status: 404 });
  }
}

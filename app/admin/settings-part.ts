// A part of the settings that has a page of its own, and what comes of saving it: the rest stays as the page has read it, so
// that nobody's change of it is lost.
import type { Pool } from "pg";
import { z } from "zod";
import type { Finding } from "../../rewards/engine/index.ts";
import type { ShopId } from "../../rewards/ids.ts";
import { readSettings, saveSettings } from "../../rewards/programme/save-settings.ts";
import type { ShopSettings } from "../../rewards/programme/settings.ts";

export type SettingsPart = "levels" | "actionRules";

export type PartAnswer =
  | { kind: "saved" }
  | { kind: "conflict" }
  /** `paths` are fields whose value does not fit; a finding says in a sentence what does not. */
  | { kind: "refused"; paths: readonly string[]; findings: readonly Finding[] };

const form = z.object({ content: z.record(z.string(), z.unknown()), before: z.record(z.string(), z.unknown()) });

/** All of them: what is saved later is compared with what was read. @throws Response 404 when the shop is not installed. */
export async function readAllSettings(pool: Pool, shop: ShopId): Promise<ShopSettings> {
  const settings = await readSettings(pool, shop);
  if (settings === null) throw new Response(null, { status: 404 });
  return settings;
}

/** @throws Response 400 for what the page does not send. */
export async function savePart(pool: Pool, shop: ShopId, part: SettingsPart, body: unknown): Promise<PartAnswer> {
  const parsed = form.safeParse(body);
  if (!parsed.success) throw new Response(null, { status: 400 });
  const { content, before } = parsed.data;
  const outcome = await saveSettings(pool, shop, { ...before, [part]: content[part] }, before);
  switch (outcome.kind) {
    case "saved":
    case "conflict":
      return { kind: outcome.kind };
    case "refused":
      return { kind: "refused", paths: outcome.paths, findings: outcome.findings };
    case "unknown_shop":
      throw new Response(null, { status: 404 });
  }
}

// What the start page shows, for the days that its address names, and the steps that it offers.
import type { Pool } from "pg";
import { z } from "zod";
import { requestBackfill } from "../../rewards/backfill/rows.ts";
import { zoneOf } from "../../rewards/engine/zone.ts";
import { dateOf } from "../../rewards/expiry/calendar.ts";
import { customPeriod, type Period, periodPresets, presetPeriod } from "../../rewards/figures/period.ts";
import { readFigures } from "../../rewards/figures/read.ts";
import type { ShopId } from "../../rewards/ids.ts";
import { createBadge } from "../../rewards/programme/save.ts";
import { templates } from "../../rewards/programme/templates.ts";
import { readAttention } from "../../rewards/shops/attention.ts";
import { readShopFacts } from "../../rewards/shops/facts.ts";
import { finishSetup, readSetup } from "../../rewards/shops/setup.ts";

const address = z.object({
  days: z.enum(periodPresets).catch("30").default("30"),
  from: z.iso.date().nullable().catch(null).default(null),
  to: z.iso.date().nullable().catch(null).default(null),
});

/** Badges that a merchant can put in force with one click; each works as it is. */
export const quickTemplates = ["first", "loyal", "spender"] as const;

/** @param now Unix milliseconds. */
export async function readHome(pool: Pool, shop: ShopId, parameters: URLSearchParams, now: number) {
  const facts = await readShopFacts(pool, shop);
  if (facts === null) throw new Error(`${shop} was installed a moment ago and is not any more.`);
  const today = (zoneOf(facts.timeZone) ?? zoneOf("UTC"))?.dayAt(now) ?? 0;
  const { days, from, to } = address.parse(Object.fromEntries(parameters));
  const custom = from !== null && to !== null ? customPeriod(from, to) : null;
  const period: Period = custom ?? presetPeriod(days, today);
  const [figures, setup, attention] = await Promise.all([
    readFigures(pool, facts, period),
    readSetup(pool, shop),
    readAttention(pool, shop),
  ]);
  return { shop, period, preset: custom === null ? days : null, today: dateOf(today), figures, setup, attention };
}

export type HomeAnswer =
  | { kind: "published"; name: string }
  | { kind: "refused"; sentence: string }
  | { kind: "reading_past_orders" }
  | { kind: "put_away" };

const step = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("publish"),
    template: z.enum(quickTemplates),
    /** In the merchant's language. */
    name: z.string().max(200),
    description: z.string().max(2_000),
  }),
  z.object({ intent: z.literal("read_past_orders") }),
  z.object({ intent: z.literal("put_away") }),
]);

/** @throws Response 400 for what the page does not send. */
export async function takeHomeStep(pool: Pool, shop: ShopId, body: unknown, now: number): Promise<HomeAnswer> {
  const parsed = step.safeParse(body);
  if (!parsed.success) throw new Response(null, { status: 400 });
  switch (parsed.data.intent) {
    case "publish":
      return publish(pool, shop, parsed.data, now);
    case "read_past_orders":
      await requestBackfill(pool, { shop, since: null, silent: true });
      return { kind: "reading_past_orders" };
    case "put_away":
      await finishSetup(pool, shop, now);
      return { kind: "put_away" };
  }
}

async function publish(
  pool: Pool,
  shop: ShopId,
  { template, name, description }: { template: string; name: string; description: string },
  now: number,
): Promise<HomeAnswer> {
  const found = templates(now).find(({ code }) => code === template);
  if (found === undefined) throw new Response(null, { status: 400 });
  const outcome = await createBadge(pool, shop, { ...found.content, name, description }, "active");
  if (outcome.kind === "saved") return { kind: "published", name };
  return { kind: "refused", sentence: outcome.kind === "refused" ? (outcome.findings[0]?.sentence ?? "") : "" };
}

// What the activity page is asked for, and the retries that it offers.
import type { Pool } from "pg";
import { z } from "zod";
import type { ShopId } from "../../rewards/ids.ts";
import { replayEvent, retrySetAside } from "../../rewards/inbox/rows.ts";
import { retrySetAsideMessages } from "../../rewards/outbox/rows.ts";
import {
  type ActivityPage,
  type Decided,
  eventViews,
  type ListedEvent,
  listDecisions,
  listEvents,
  listSetAsideMessages,
  type SetAsideMessage,
} from "../../rewards/shops/activity.ts";

export const activityViews = ["decisions", ...eventViews] as const;
export type ActivityView = (typeof activityViews)[number];

const query = z.object({
  view: z.enum(activityViews).catch("decisions").default("decisions"),
  after: z.string().max(100).nullable().catch(null).default(null),
});

export async function readActivity(pool: Pool, shop: ShopId, parameters: URLSearchParams) {
  const { view, after } = query.parse(Object.fromEntries(parameters));
  const decisions: ActivityPage<Decided> =
    view === "decisions" ? await listDecisions(pool, shop, after) : { rows: [], next: null };
  const events: ActivityPage<ListedEvent> =
    view === "decisions" ? { rows: [], next: null } : await listEvents(pool, shop, view, after);
  const messages: SetAsideMessage[] =
    view === "set_aside" && after === null ? await listSetAsideMessages(pool, shop) : [];
  return {
    view,
    isFirst: after === null,
    decisions: decisions.rows,
    events: events.rows,
    messages,
    next: decisions.next ?? events.next,
  };
}

export type RetryAnswer = { kind: "replaying" | "waiting" | "unknown" } | { kind: "all"; count: number };

const retry = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("one"), event: z.int().positive() }),
  z.object({ intent: z.literal("all") }),
]);

/** @throws Response 400 for what the page does not send. */
export async function takeRetry(pool: Pool, shop: ShopId, body: unknown): Promise<RetryAnswer> {
  const parsed = retry.safeParse(body);
  if (!parsed.success) throw new Response(null, { status: 400 });
  if (parsed.data.intent === "one") return { kind: await replayEvent(pool, shop, parsed.data.event) };
  const [events, messages] = [await retrySetAside(pool, shop), await retrySetAsideMessages(pool, shop)];
  return { kind: "all", count: events + messages };
}

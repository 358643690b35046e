// What the storefront shows is written into metafields within seconds of its change. One call of a shop at a time, so that its
// vouchers find room in the shop's share of calls; shops side by side, so that none waits for another that is slow or down.
import type { Pool } from "pg";
import type { ShopId } from "../../rewards/ids.ts";
import { dueShops, noteChanges, type TakenMetafield, takeDue, theProgramme } from "../../rewards/storefront/changes.ts";
import {
  type MetafieldOutcome,
  playersAreDue,
  type SettledMetafield,
  settle,
} from "../../rewards/storefront/outcomes.ts";
import type { ShopifyApp } from "../../shopify/app.ts";
import { ShopifyBusy } from "../../shopify/operations/call.ts";
import { mostMetafieldsPerCall } from "../../shopify/operations/metafields.ts";
import type { Log } from "../../system/log.ts";
import { writeMetafields } from "./metafields-of-shop.ts";

export interface StorefrontParts {
  pool: Pool;
  shopify: ShopifyApp;
  log: Log;
  /** Unix milliseconds. */
  now?: () => number;
}

const mostShopsAtOnce = 6;
const mostShopsPerLook = 200;
/** Then the shop's turn is over; it gets the next one when others have had theirs. */
const batchesPerTurn = 40;
/** A shop whose calls fail is left alone for 1 s, 2 s, 4 s ... */
const longestRestMs = 5 * 60_000;
/** From here on a row is written by itself, so that it cannot keep others from theirs. */
const suspectFrom = 3;
/** Over several hours; then it waits for its next change. */
const mostAttempts = 30;
/** Badges that change by a new programme are no hurry, and merchants save twice. */
const afterProgrammeMs = 30_000;

export function createStorefrontWriting({ pool, shopify, log, now = Date.now }: StorefrontParts) {
  const underWay = new Map<ShopId, Promise<void>>();
  const waiting = new Set<ShopId>();
  const failing = new Map<ShopId, { failures: number; restsUntil: number }>();

  /** Rejects never. */
  const turnOf = async (shop: ShopId): Promise<void> => {
    try {
      for (let batch = 0; batch < batchesPerTurn; batch += 1) {
        if ((await writeBatch(shop)) !== "go_on") return;
      }
    } catch (error) {
      log.warn({ error, shop }, "the storefront's data could not be written; it is tried again");
    } finally {
      underWay.delete(shop);
      startNext();
    }
  };

  const startNext = () => {
    for (const shop of waiting) {
      if (underWay.size >= mostShopsAtOnce) return;
      waiting.delete(shop);
      if (!underWay.has(shop)) underWay.set(shop, turnOf(shop));
    }
  };

  const writeBatch = async (shop: ShopId): Promise<"go_on" | "stop"> => {
    const taken = await takeDue(pool, shop, new Date(now()), mostMetafieldsPerCall - 1);
    if (taken.length === 0) return "stop";
    const suspects = taken.filter(({ attempts }) => attempts >= suspectFrom);
    const others = taken.filter(({ attempts }) => attempts < suspectFrom);
    let next: "go_on" | "stop" = "go_on";
    for (const group of [others, ...suspects.map((suspect) => [suspect])]) {
      if (group.length > 0 && (await writeGroup(shop, group)) === "stop") next = "stop";
    }
    return next;
  };

  const writeGroup = async (shop: ShopId, group: readonly TakenMetafield[]): Promise<"go_on" | "stop"> => {
    const settled = await outcomesOf(shop, group);
    const at = new Date(now());
    // Before the programme's own row is settled: if this fails, that one is tried again.
    const isNewProgramme = settled.some(
      ({ taken, outcome }) => taken.playerId === theProgramme && outcome.kind === "written",
    );
    if (isNewProgramme) await playersAreDue(pool, shop, at, new Date(at.getTime() + afterProgrammeMs));
    await settle(pool, shop, settled, at);
    for (const { outcome } of settled) {
      if (outcome.kind === "refused") log.error({ shop, reason: outcome.reason }, "a metafield was refused");
    }
    return settled.some(({ outcome }) => outcome.kind === "postponed") ? "stop" : "go_on";
  };

  const outcomesOf = async (shop: ShopId, group: readonly TakenMetafield[]): Promise<SettledMetafield[]> => {
    try {
      const { admin } = await shopify.unauthenticated.admin(shop);
      const settled = await writeMetafields({ pool, graphql: admin.graphql }, shop, group, now());
      failing.delete(shop);
      return settled;
    } catch (error) {
      if (error instanceof ShopifyBusy) {
        const until = new Date(now() + error.retryAfterMs);
        return group.map((taken) => ({ taken, outcome: { kind: "postponed", until, counts: false, reason: null } }));
      }
      return afterFailure(shop, group, error);
    }
  };

  const afterFailure = (shop: ShopId, group: readonly TakenMetafield[], error: unknown): SettledMetafield[] => {
    const failures = (failing.get(shop)?.failures ?? 0) + 1;
    const restMs = Math.min(1_000 * 2 ** (failures - 1), longestRestMs);
    const until = new Date(now() + restMs);
    failing.set(shop, { failures, restsUntil: until.getTime() });
    const reason = error instanceof Error ? error.message : String(error);
    log.warn({ shop, failures, restMs, reason }, "the storefront's data could not be written; it is tried again");
    return group.map((taken) => {
      const outcome: MetafieldOutcome =
        taken.attempts + 1 >= mostAttempts
          ? { kind: "refused", reason }
          : { kind: "postponed", until, counts: true, reason };
      return { taken, outcome };
    });
  };

  return {
    /** Notes what has changed and starts on what is due, without waiting for it. */
    look: async (): Promise<{ changes: number }> => {
      const at = new Date(now());
      const changes = await noteChanges(pool, at);
      const resting = [...failing].filter(([, { restsUntil }]) => restsUntil > at.getTime()).map(([shop]) => shop);
      const left = [...resting, ...underWay.keys()];
      for (const shop of await dueShops(pool, at, left, mostShopsPerLook)) waiting.add(shop);
      startNext();
      return { changes };
    },
    /** Resolves when nothing is under way; what is still due waits for the next look. */
    drain: async (): Promise<void> => {
      waiting.clear();
      await Promise.all(underWay.values());
    },
  };
}

export type StorefrontWriting = ReturnType<typeof createStorefrontWriting>;

// What the storefront shows is written into metafields within seconds of its change. One call of a shop at a time, so that its
// vouchers find room in the shop's share of calls; shops side by side, so that none waits for another that is slow or down.
import type { Pool } from "pg";
import type { ShopId } from "../../rewards/ids.ts";
import { dueShops, noteChanges, type TakenMetafield, takeDue, theProgramme } from "../../rewards/storefront/changes.ts";
import { playersAreDue, type SettledMetafield, settle } from "../../rewards/storefront/outcomes.ts";
import type { ShopifyApp } from "../../shopify/app.ts";
import { ShopifyBusy } from "../../shopify/operations/call.ts";
import { mostMetafieldsPerCall } from "../../shopify/operations/metafields.ts";
import type { Log } from "../../system/log.ts";
import { writeMetafields } from "./metafields-of-shop.ts";
import { createRests } from "./rests.ts";
import { createTurns } from "./turns.ts";

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
const longestRestMs = 5 * 60_000;
/** A row that was among so many failures in a row is written by itself, so that it cannot keep others from theirs. */
const suspectFrom = 3;
const longestRowRestMs = 60 * 60_000;
/** Badges that change by a new programme are no hurry, and merchants save twice. */
const afterProgrammeMs = 30_000;

export function createStorefrontWriting({ pool, shopify, log, now = Date.now }: StorefrontParts) {
  const rests = createRests<ShopId>(longestRestMs, now);
  let stopping = false;

  const writeGroup = async (shop: ShopId, group: readonly TakenMetafield[]): Promise<"written" | "failed" | "busy"> => {
    try {
      const { admin } = await shopify.unauthenticated.admin(shop);
      await finish(shop, await writeMetafields({ pool, graphql: admin.graphql }, shop, group, now()));
      rests.worked(shop);
      return "written";
    } catch (error) {
      if (error instanceof ShopifyBusy) {
        await postpone(shop, group, { forMs: error.retryAfterMs, failure: null });
        return "busy";
      }
      const failure = error instanceof Error ? error.message : String(error);
      const restMs = rests.failed(shop);
      log.warn({ shop, restMs, failure }, "the storefront's data could not be written; it is tried again");
      await postpone(shop, group, { forMs: restMs, failure });
      return "failed";
    }
  };

  const finish = async (shop: ShopId, settled: readonly SettledMetafield[]): Promise<void> => {
    const at = new Date(now());
    const isNewProgramme = settled.some(
      ({ taken, outcome }) => taken.playerId === theProgramme && outcome.kind === "written",
    );
    // Before the programme's own row is settled: if this fails, that one is tried again.
    if (isNewProgramme) await playersAreDue(pool, shop, at, new Date(at.getTime() + afterProgrammeMs));
    await settle(pool, shop, settled, at);
    for (const { outcome } of settled) {
      if (outcome.kind === "refused") log.error({ shop, reason: outcome.reason }, "a metafield was refused");
    }
  };

  const postpone = (
    shop: ShopId,
    group: readonly TakenMetafield[],
    { forMs, failure }: { forMs: number; failure: string | null },
  ): Promise<void> => {
    const settled = group.map((taken): SettledMetafield => {
      const ownMs = taken.attempts < suspectFrom ? 0 : Math.min(1_000 * 2 ** taken.attempts, longestRowRestMs);
      const until = new Date(now() + Math.max(forMs, failure === null ? 0 : ownMs));
      return { taken, outcome: { kind: "postponed", until, counts: failure !== null, reason: failure } };
    });
    return settle(pool, shop, settled, new Date(now()));
  };

  const writeBatch = async (shop: ShopId): Promise<"go_on" | "stop"> => {
    const taken = await takeDue(pool, shop, new Date(now()), mostMetafieldsPerCall - 1);
    const { suspects = [], others = [] } = Object.groupBy(taken, ({ attempts }) =>
      attempts >= suspectFrom ? "suspects" : "others",
    );
    const groups = [...(others.length > 0 ? [others] : []), ...suspects.map((suspect) => [suspect])];
    for (const [place, group] of groups.entries()) {
      const outcome = await writeGroup(shop, group);
      // One that fails by itself after others went well is to blame itself.
      if (stopping || outcome === "busy" || (outcome === "failed" && place === 0)) {
        await postpone(shop, groups.slice(place + 1).flat(), { forMs: 1_000, failure: null });
        return "stop";
      }
    }
    return taken.length > 0 ? "go_on" : "stop";
  };

  const turns = createTurns<ShopId>({
    mostAtOnce: mostShopsAtOnce,
    run: async (shop) => {
      try {
        for (let batch = 0; batch < batchesPerTurn && !stopping; batch += 1) {
          if ((await writeBatch(shop)) === "stop") return;
        }
      } catch (error) {
        log.warn({ error, shop }, "the storefront's data could not be looked at; it is tried again");
      }
    },
  });

  return {
    /** Notes what has changed and starts on what is due, without waiting for it. */
    look: async (): Promise<void> => {
      if (stopping) return;
      const at = new Date(now());
      await noteChanges(pool, at);
      turns.add(await dueShops(pool, at, [...rests.resting(), ...turns.underWay()], mostShopsPerLook));
    },
    drain: turns.drain,
    /** Ends between two calls; what is left is due for whoever comes next. */
    stop: (): Promise<void> => {
      stopping = true;
      return turns.drain();
    },
  };
}

export type StorefrontWriting = ReturnType<typeof createStorefrontWriting>;

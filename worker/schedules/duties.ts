// Everything that a worker does by the clock.
import type { Pool } from "pg";
import type { ShopifyApp } from "../../shopify/app.ts";
import type { Log } from "../../system/log.ts";
import type { JobQueue } from "../../system/queue/connect.ts";
import type { StorefrontWriting } from "../jobs/write-metafields.ts";
import { anniversaries } from "./anniversaries.ts";
import { backfill } from "./backfill.ts";
import { dryRun } from "./dry-run.ts";
import type { Duty } from "./duty.ts";
import { expireAndAnnounceVouchers, expirePoints } from "./expire.ts";
import { figures } from "./figures.ts";
import { fetchWaiting, reconcile } from "./reconcile.ts";
import { retain } from "./retain.ts";
import { showInStorefront } from "./storefront.ts";
import { sweep } from "./sweep.ts";
import { undoImports } from "./undo-imports.ts";

export interface DutyParts {
  pool: Pool;
  inboxQueue: JobQueue;
  outboxQueue: JobQueue;
  /** Tells workers of new events. */
  wakeInbox(ids: readonly number[]): void;
  shopify: ShopifyApp;
  storefront: StorefrontWriting;
  log: Log;
}

export const allDuties = (parts: DutyParts): readonly Duty[] => [
  sweep(parts),
  backfill(parts),
  reconcile(parts),
  fetchWaiting(parts),
  expirePoints(parts),
  expireAndAnnounceVouchers(parts),
  anniversaries(parts),
  retain(parts),
  showInStorefront(parts.storefront),
  dryRun(parts),
  figures(parts),
  undoImports(parts),
];

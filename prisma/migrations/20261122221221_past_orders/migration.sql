-- AlterTable
ALTER TABLE "backfills" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;


-- One at a time for a shop; which ones are under way is asked every few seconds.
CREATE UNIQUE INDEX "backfills_under_way" ON "backfills" ("shop")
  WHERE "state" IN ('requested', 'waiting_for_shopify', 'reading');

-- Orders whose creation never came are few: webhooks nearly always come, and nearly always in order.
CREATE INDEX "orders_without_creation" ON "orders" ("first_seen_at") WHERE NOT "created";

-- AlterTable
ALTER TABLE "inventory_items" ADD COLUMN     "level_id" TEXT;

-- AlterTable
ALTER TABLE "players" ADD COLUMN     "highest_level" INTEGER,
ADD COLUMN     "points_total" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "action_states" (
    "shop" TEXT NOT NULL,
    "player_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "last_points_at" TIMESTAMPTZ(3),
    "days" JSONB NOT NULL,

    CONSTRAINT "action_states_pkey" PRIMARY KEY ("shop","player_id","action")
);

-- What everybody has collected so far, from the ledger: of a player and of all who have become him. What was spent or has
-- expired still counts (rewards/ledger/sources.ts). The storefront shows nothing of it yet, so nobody is written anew.
ALTER TABLE "players" DISABLE TRIGGER "players_storefront";

WITH RECURSIVE "chain" ("shop", "player_id", "holder", "step") AS (
  SELECT "shop", "player_id", "player_id", 0 FROM "players"
  UNION ALL
  SELECT "chain"."shop", "chain"."player_id", "players"."merged_into", "chain"."step" + 1
    FROM "chain" JOIN "players" ON "players"."shop" = "chain"."shop" AND "players"."player_id" = "chain"."holder"
   WHERE "players"."merged_into" IS NOT NULL AND "chain"."step" < 50),
"holders" AS (
  SELECT DISTINCT ON ("shop", "player_id") "shop", "player_id", "holder" FROM "chain"
   ORDER BY "shop", "player_id", "step" DESC),
"totals" AS (
  SELECT "holders"."shop", "holders"."holder", sum("entry"."points") AS "points"
    FROM "holders"
    JOIN "ledger_entries" AS "entry" ON "entry"."shop" = "holders"."shop" AND "entry"."player_id" = "holders"."player_id"
   WHERE "entry"."source" NOT IN ('redemption', 'redemption_returned', 'expiry', 'merge')
   GROUP BY "holders"."shop", "holders"."holder")
UPDATE "players" SET "points_total" = "totals"."points"
  FROM "totals"
 WHERE "players"."shop" = "totals"."shop" AND "players"."player_id" = "totals"."holder" AND "totals"."points" <> 0;

ALTER TABLE "players" ENABLE TRIGGER "players_storefront";

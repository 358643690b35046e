-- DropIndex
DROP INDEX "awards_shop_player_id_badge_id_occurrence_key";

-- AlterTable
ALTER TABLE "actions" ADD COLUMN     "reversed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "awards" ADD COLUMN     "revoked_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "inventory_items" ADD COLUMN     "redemption_id" UUID,
ADD COLUMN     "used_at" TIMESTAMPTZ(3),
ADD COLUMN     "used_order_id" TEXT,
ALTER COLUMN "award_id" DROP NOT NULL,
ALTER COLUMN "deliverable_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "ledger_entries" ADD COLUMN     "available_at" TIMESTAMPTZ(3),
ADD COLUMN     "note" TEXT;

-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "created" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "creation" JSONB,
ADD COLUMN     "deleted" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "earned" JSONB,
ADD COLUMN     "fulfilled_at" TIMESTAMPTZ(3),
ADD COLUMN     "paid_at" TIMESTAMPTZ(3),
ADD COLUMN     "refunds" JSONB NOT NULL DEFAULT '{}',
ALTER COLUMN "snapshot" DROP NOT NULL,
ALTER COLUMN "updated_at" DROP NOT NULL,
ALTER COLUMN "triggered_at" DROP NOT NULL;

-- AlterTable
ALTER TABLE "players" ADD COLUMN     "merged_into" TEXT;

-- AlterTable
ALTER TABLE "shops" ADD COLUMN     "reconciled_until" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "catalogue_rewards" (
    "shop" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "price" INTEGER NOT NULL,
    "voucher" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "catalogue_rewards_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "redemptions" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "player_id" TEXT NOT NULL,
    "reward_id" UUID NOT NULL,
    "reference_id" TEXT NOT NULL,
    "points" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "redemptions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "endpoints" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "topics" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "endpoints_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "privacy_requests" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "request_key" TEXT NOT NULL,
    "player_id" TEXT,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "privacy_requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "backfills" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3),
    "silent" BOOLEAN NOT NULL,
    "bulk_operation_id" TEXT,
    "orders_total" INTEGER,
    "orders_done" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "backfills_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reconciliations" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "orders_seen" INTEGER NOT NULL,
    "missing" INTEGER NOT NULL,
    "stale" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "reconciliations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "imports" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "rows_total" INTEGER NOT NULL,
    "rows_done" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "imports_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "catalogue_rewards_shop_name_key" ON "catalogue_rewards"("shop", "name");

-- CreateIndex
CREATE INDEX "redemptions_shop_player_id_created_at_idx" ON "redemptions"("shop", "player_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "redemptions_shop_reference_id_key" ON "redemptions"("shop", "reference_id");

-- CreateIndex
CREATE UNIQUE INDEX "endpoints_shop_url_key" ON "endpoints"("shop", "url");

-- CreateIndex
CREATE UNIQUE INDEX "privacy_requests_shop_kind_request_key_key" ON "privacy_requests"("shop", "kind", "request_key");

-- CreateIndex
CREATE INDEX "backfills_shop_created_at_idx" ON "backfills"("shop", "created_at");

-- CreateIndex
CREATE INDEX "reconciliations_shop_started_at_idx" ON "reconciliations"("shop", "started_at");

-- CreateIndex
CREATE INDEX "imports_shop_created_at_idx" ON "imports"("shop", "created_at");

-- CreateIndex
CREATE INDEX "awards_shop_player_id_badge_id_idx" ON "awards"("shop", "player_id", "badge_id");

-- CreateIndex
CREATE UNIQUE INDEX "awards_shop_action_id_badge_id_occurrence_key" ON "awards"("shop", "action_id", "badge_id", "occurrence");

-- CreateIndex
CREATE UNIQUE INDEX "inventory_items_shop_redemption_id_key" ON "inventory_items"("shop", "redemption_id");


-- Orders known before this migration were counted by whichever event came first.
UPDATE "orders" SET "created" = true;

-- What counted orders have earned, so that their refunds can be taken from it.
UPDATE "orders" SET "earned" = recorded."earned"
  FROM (
    SELECT "actions"."shop", "actions"."order_id",
           jsonb_build_object(
             'playerId', min("actions"."player_id"),
             'amountMinor', max(("actions"."details" ->> 'amount')::bigint),
             'keptMinor', max(("actions"."details" ->> 'amount')::bigint),
             'revision', 0,
             'reversed', false,
             'actionIds', jsonb_agg("actions"."id"),
             'rule', jsonb_build_object(
               'basis', coalesce(min("shops"."settings" ->> 'basis'), 'total'),
               'taxEarns', coalesce(bool_and(("shops"."settings" ->> 'taxEarns')::boolean), true),
               'shippingEarns', coalesce(bool_and(("shops"."settings" ->> 'shippingEarns')::boolean), true),
               'giftCardsEarn', coalesce(bool_and(("shops"."settings" ->> 'giftCardsEarn')::boolean), true)),
             'entries', coalesce(
               (SELECT jsonb_agg(jsonb_build_object(
                         'id', "ledger_entries"."id", 'points', "ledger_entries"."points", 'kept', "ledger_entries"."points",
                         'scales', "ledger_entries"."source" = 'action') ORDER BY "ledger_entries"."id")
                  FROM "ledger_entries"
                 WHERE "ledger_entries"."shop" = "actions"."shop"
                   AND "ledger_entries"."action_id" = ANY (array_agg("actions"."id"))), '[]'::jsonb)) AS "earned"
      FROM "actions" JOIN "shops" ON "shops"."shop" = "actions"."shop"
     WHERE "actions"."order_id" IS NOT NULL
     GROUP BY "actions"."shop", "actions"."order_id") AS recorded
 WHERE "orders"."shop" = recorded."shop" AND "orders"."order_id" = recorded."order_id" AND "orders"."counted";

-- Entries that name another one are few; the points of an order, and what has expired of them, are found through them.
CREATE INDEX "ledger_entries_reverses" ON "ledger_entries" ("shop", "reverses") WHERE "reverses" IS NOT NULL;
CREATE INDEX "ledger_entries_pending" ON "ledger_entries" ("shop", "player_id", "available_at") WHERE "available_at" IS NOT NULL;

-- A voucher that can still be used, by the day it ends.
CREATE INDEX "inventory_items_ending" ON "inventory_items" ("expires_at") WHERE "state" = 'ready' AND "expires_at" IS NOT NULL;

-- The ledger stays append only, with two exceptions that the law demands: a person's erasure takes his name out of his
-- entries, and a shop that has left takes its entries along. See docs/decisions/0011-erasure-and-the-ledger.md.
-- encore.erasing is set for one transaction: 'player', or 'shop:NAME.myshopify.com'.
CREATE OR REPLACE FUNCTION "refuse_ledger_change"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  erasing text := coalesce(current_setting('encore.erasing', true), '');
BEGIN
  IF TG_OP = 'UPDATE' AND erasing = 'player' THEN RETURN NULL; END IF;
  IF TG_OP = 'DELETE' AND erasing LIKE 'shop:%' THEN RETURN NULL; END IF;
  RAISE EXCEPTION 'ledger_entries is append only: % refused; write an entry that reverses the other', TG_OP
    USING ERRCODE = 'restrict_violation';
END;
$$;

CREATE FUNCTION "refuse_ledger_row_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF current_setting('encore.erasing', true) = 'shop:' || OLD."shop" THEN RETURN OLD; END IF;
  ELSIF (to_jsonb(NEW) - ARRAY['player_id', 'entry_key', 'note']) = (to_jsonb(OLD) - ARRAY['player_id', 'entry_key', 'note']) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'ledger_entries is append only: an erasure changes no more than a name'
    USING ERRCODE = 'restrict_violation';
END;
$$;

CREATE TRIGGER "ledger_entries_only_names_erased"
  BEFORE UPDATE OR DELETE ON "ledger_entries"
  FOR EACH ROW EXECUTE FUNCTION "refuse_ledger_row_change"();

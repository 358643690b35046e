-- AlterTable
ALTER TABLE "catalogue_rewards" ADD COLUMN     "description" TEXT,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'voucher',
ALTER COLUMN "price" DROP NOT NULL,
ALTER COLUMN "voucher" DROP NOT NULL;

-- AlterTable
ALTER TABLE "inventory_items" ADD COLUMN     "description" TEXT;


-- A voucher has a discount and nothing else has one; nobody redeems a notification.
ALTER TABLE "catalogue_rewards" ADD CONSTRAINT "catalogue_rewards_kind" CHECK (
  "kind" IN ('voucher', 'perk', 'content', 'notification')
  AND ("kind" = 'voucher') = ("voucher" IS NOT NULL)
  AND ("kind" <> 'notification' OR "price" IS NULL));

-- A perk that was handed over is used as well, and is no voucher: the figure still comes from the index alone.
DROP INDEX "inventory_items_used";
CREATE INDEX "inventory_items_used" ON "inventory_items" ("shop", "used_at") WHERE "used_at" IS NOT NULL AND "kind" = 'voucher';

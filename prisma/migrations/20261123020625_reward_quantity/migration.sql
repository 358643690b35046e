-- AlterTable
ALTER TABLE "catalogue_rewards" ADD COLUMN     "quantity" INTEGER;

-- CreateIndex
CREATE INDEX "redemptions_shop_reward_id_idx" ON "redemptions"("shop", "reward_id");


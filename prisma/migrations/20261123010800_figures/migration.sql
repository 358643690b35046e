-- What the home page says of a shop is added up beforehand, day by day: rewards/figures.
-- AlterTable
ALTER TABLE "shops" ADD COLUMN     "setup_done_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "figure_days" (
    "shop" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "given" BIGINT NOT NULL,
    "taken" BIGINT NOT NULL,
    "entries" INTEGER NOT NULL,

    CONSTRAINT "figure_days_pkey" PRIMARY KEY ("shop","day","source")
);

-- CreateTable
CREATE TABLE "figure_shops" (
    "shop" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "asked_zone" TEXT NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,
    "cohorts_at" TIMESTAMPTZ(3),

    CONSTRAINT "figure_shops_pkey" PRIMARY KEY ("shop")
);

-- CreateTable
CREATE TABLE "figure_mark" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "counted_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "figure_mark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "figure_cohorts" (
    "shop" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "rewarded" BOOLEAN NOT NULL,
    "customers" INTEGER NOT NULL,
    "came_back" INTEGER NOT NULL,

    CONSTRAINT "figure_cohorts_pkey" PRIMARY KEY ("shop","day","rewarded")
);

-- Few among many: awards that were taken back, vouchers that were used. Nothing is paid for either when an order comes in.
CREATE INDEX "awards_revoked" ON "awards" ("shop", "earned_at") WHERE "revoked_at" IS NOT NULL;
CREATE INDEX "inventory_items_used" ON "inventory_items" ("shop", "used_at") WHERE "used_at" IS NOT NULL;

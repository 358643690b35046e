-- CreateTable
CREATE TABLE "figure_badges" (
    "shop" TEXT NOT NULL,
    "badge_id" UUID NOT NULL,
    "badge_version" INTEGER NOT NULL,
    "awards" BIGINT NOT NULL,
    "points" BIGINT NOT NULL,

    CONSTRAINT "figure_badges_pkey" PRIMARY KEY ("shop","badge_id","badge_version")
);


-- What was earned so far is counted within seconds, shop by shop, as for a shop that is new here: rewards/figures/check-shop.ts.
DELETE FROM "figure_shops";

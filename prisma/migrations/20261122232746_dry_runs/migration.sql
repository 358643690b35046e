-- CreateTable
CREATE TABLE "dry_runs" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "badge_id" UUID,
    "definition" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'requested',
    "since" TIMESTAMPTZ(3) NOT NULL,
    "players_total" INTEGER NOT NULL DEFAULT 0,
    "players_done" INTEGER NOT NULL DEFAULT 0,
    "result" JSONB,
    "reason" TEXT,
    "taken_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "dry_runs_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "dry_runs_shop_created_at_idx" ON "dry_runs"("shop", "created_at");


-- What a worker looks for each second is a handful of rows.
CREATE INDEX "dry_runs_under_way" ON "dry_runs" ("created_at") WHERE state IN ('requested', 'running');

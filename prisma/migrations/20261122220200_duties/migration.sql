-- CreateTable
CREATE TABLE "duties" (
    "name" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "taken_by" UUID,
    "taken_until" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "report" TEXT,

    CONSTRAINT "duties_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "expiry_marks" (
    "shop" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "expired_on" DATE,
    "announced_until" DATE,
    "vouchers_announced_until" TIMESTAMPTZ(3),

    CONSTRAINT "expiry_marks_pkey" PRIMARY KEY ("shop")
);

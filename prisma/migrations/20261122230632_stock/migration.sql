-- CreateTable
CREATE TABLE "stock" (
    "shop" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "given" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "stock_pkey" PRIMARY KEY ("shop","subject")
);


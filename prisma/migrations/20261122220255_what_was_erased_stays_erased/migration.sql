-- AlterTable
ALTER TABLE "shops" ADD COLUMN     "erasing_since" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "erased_names" (
    "shop" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "erased_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "erased_names_pkey" PRIMARY KEY ("shop","hash")
);


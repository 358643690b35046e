-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "gone_at" TIMESTAMPTZ(3);


-- AlterTable
ALTER TABLE "imports" ADD COLUMN     "file_hash" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "rows_refused" INTEGER NOT NULL DEFAULT 0;


-- Of two that start the same file at once, one begins and the other joins it.
CREATE UNIQUE INDEX "imports_running" ON "imports" ("shop", "file_hash") WHERE "state" = 'running';

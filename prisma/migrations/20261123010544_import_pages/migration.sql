-- AlterTable
ALTER TABLE "imports" ADD COLUMN     "progressed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "import_previews" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'reading',
    "rows_total" INTEGER NOT NULL DEFAULT 0,
    "rows_done" INTEGER NOT NULL DEFAULT 0,
    "result" JSONB,
    "line" INTEGER,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "progressed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_previews_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_line_errors" (
    "shop" TEXT NOT NULL,
    "reading_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "field" TEXT,
    "sentence" TEXT NOT NULL,

    CONSTRAINT "import_line_errors_pkey" PRIMARY KEY ("shop","reading_id","line")
);

-- CreateIndex
CREATE INDEX "import_previews_shop_created_at_idx" ON "import_previews"("shop", "created_at");


-- A worker looks every few seconds for imports that are being taken back: a handful of rows.
CREATE INDEX "imports_being_undone" ON "imports" ("created_at") WHERE state = 'undone' AND finished_at IS NULL;

-- CreateTable
CREATE TABLE "anniversary_marks" (
    "shop" TEXT NOT NULL,
    "day" DATE NOT NULL,

    CONSTRAINT "anniversary_marks_pkey" PRIMARY KEY ("shop")
);


-- Once an hour somebody asks which shops have a badge for anniversaries; of all versions of all badges these are few.
CREATE INDEX "badge_versions_for_anniversaries" ON "badge_versions" ("shop", "badge_id", "version")
  WHERE definition ->> 'action' = 'anniversary';

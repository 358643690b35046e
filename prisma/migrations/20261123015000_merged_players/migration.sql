-- Merged players are few among many, and whoever exports or erases a person asks for all of them. An order changes neither
-- column, so it pays nothing for this.
CREATE INDEX "players_merged" ON "players" ("shop", "merged_into") WHERE "merged_into" IS NOT NULL;

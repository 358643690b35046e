-- The activity page lists what a shop's events came to, newest first. Without this a quiet shop among busy ones had to look
-- through everybody's events to find its own. What it costs an order: docs/decisions/0021-plans-that-are-held.md
CREATE INDEX "inbox_events_done" ON "inbox_events" ("shop", "id") WHERE "state" = 'done';

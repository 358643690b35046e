// What is finished and old goes, so that the tables grow with what is new and not with what has ever been.
import type { Pool } from "pg";
import { deleteFinished } from "../../rewards/retention/delete-finished.ts";
import type { Duty } from "./duty.ts";

export const retain = ({ pool }: { pool: Pool }): Duty => ({
  name: "retain",
  everyMs: 60 * 60_000,
  workers: "one",
  run: async (run) => ({
    events: await deleteFinished(pool, "inbox_events", run),
    messages: await deleteFinished(pool, "outbox_messages", run),
  }),
});

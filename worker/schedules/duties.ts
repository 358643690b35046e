// Everything that a worker does by the clock.
import type { Pool } from "pg";
import type { JobQueue } from "../../system/queue/connect.ts";
import type { Duty } from "./duty.ts";
import { sweep } from "./sweep.ts";

export interface DutyParts {
  pool: Pool;
  inboxQueue: JobQueue;
  outboxQueue: JobQueue;
}

export const allDuties = (parts: DutyParts): readonly Duty[] => [sweep(parts)];

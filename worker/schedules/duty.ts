// What a worker does by the clock.

export interface DutyRun {
  /** Unix milliseconds. */
  now: number;
  /** Aborted when the process stops: end soon, between two batches. What is left is done by the next run. */
  signal: AbortSignal;
}

export interface Duty {
  /** Its row in the table `duties`, and its name in the log. */
  name: string;
  /** From the end of one run to the beginning of the next. */
  everyMs: number;
  /** "one": never in two workers at once, however many there are. "each": every worker for itself, without a row. */
  workers: "one" | "each";
  /** @returns how much of what was done; zeros are not worth a line in the log. Rejects when it failed. */
  run(run: DutyRun): Promise<Record<string, number>>;
}

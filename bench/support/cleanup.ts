// What a benchmark started is stopped again, last started first: at its end, after a failure, and on Ctrl-C.
// A step that fails does not keep the others from being taken.

type Step = () => Promise<unknown>;

const steps: Step[] = [];
let running: Promise<void> | undefined;

export function afterwards(step: Step): void {
  steps.push(step);
}

export function cleanUp(): Promise<void> {
  running ??= (async () => {
    for (let step = steps.pop(); step; step = steps.pop()) {
      await step().catch((error: unknown) => console.error("Cleaning up:", error));
    }
  })();
  return running;
}

/** The first signal cleans up; a second one, from somebody in a hurry, ends the process as it is. */
export function cleanUpOnSignals(): void {
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      void cleanUp().then(() => process.exit(130));
    });
  }
}

// BullMQ by itself on the same back end and with the same options as Encore's own queue: jobs that name one row and do
// nothing. What the pipeline adds to the queue shows beside it.
import { inboxJob, type JobKind } from "../../system/queue/catalogue.ts";
import type { QueueConnection } from "../../system/queue/connect.ts";

const emptyJob: JobKind = { ...inboxJob, queue: "bench-empty", name: "empty" };
const addsInFlight = 16;

export interface EmptyJobs {
  addedPerSecond: number;
  processedPerSecond: number;
}

export async function measureEmptyJobs(connection: QueueConnection, count: number): Promise<EmptyJobs> {
  const queue = connection.openQueue(emptyJob);
  const addingBegun = performance.now();
  let added = 0;
  const lane = async () => {
    while (added < count) {
      added += 1;
      await queue.add([added]);
    }
  };
  await Promise.all(Array.from({ length: addsInFlight }, lane));
  const addingMs = performance.now() - addingBegun;

  const finished = Promise.withResolvers<void>();
  let processed = 0;
  const begun = performance.now();
  const worker = connection.openWorker(emptyJob, async () => {
    processed += 1;
    if (processed === count) finished.resolve();
  });
  await finished.promise;
  const processingMs = performance.now() - begun;
  await worker.close();
  await queue.close();
  return { addedPerSecond: (count / addingMs) * 1_000, processedPerSecond: (count / processingMs) * 1_000 };
}

// The worker process: takes jobs, sweeps for what no job was left for, and drains when it is told to stop.
import { openConfiguredDatabase } from "../prisma/configured.ts";
import { createShopifyApp } from "../shopify/app.ts";
import { readEnvironment, requireShopifyCredentials } from "../system/environment.ts";
import { runProcess, stopOnSignals } from "../system/lifecycle.ts";
import { createLog } from "../system/log.ts";
import { inboxJob, outboxJob } from "../system/queue/catalogue.ts";
import { openQueues } from "../system/queue/open.ts";
import { createMessageDelivery } from "./jobs/deliver-messages.ts";
import { createEventProcessing } from "./jobs/process-events.ts";
import { createStorefrontWriting } from "./jobs/write-metafields.ts";
import { allDuties } from "./schedules/duties.ts";
import { startSchedule } from "./schedules/scheduler.ts";

/** Two groups in a transaction each, and what deliveries and the sweeper need beside them. */
const poolSize = 8;

await runProcess(async () => {
  const environment = readEnvironment();
  const credentials = requireShopifyCredentials(environment);
  const log = createLog({ process: "worker", level: environment.logLevel });
  const database = await openConfiguredDatabase({ ...environment, poolSize, say: (line) => log.info(line) });
  const queues = await openQueues({ redisUrl: environment.redisUrl, database, log });
  const { connection: queue, inbox: inboxQueue, outbox: outboxQueue, wakeInbox, wakeOutbox } = queues;
  const { pool, prisma } = database;
  const shopify = createShopifyApp({ credentials, prisma, log });
  const events = createEventProcessing({ pool, shopify, wakeOutbox });
  const messages = createMessageDelivery({
    pool,
    shopify,
    log,
    outboundRules: { localAllowed: environment.localEndpoints },
  });
  const storefront = createStorefrontWriting({ pool, shopify, log });
  const inboxWorker = queue.openWorker(inboxJob, events.handle);
  const outboxWorker = queue.openWorker(outboxJob, messages.handle);
  const schedule = startSchedule({
    pool,
    log,
    duties: allDuties({ pool, inboxQueue, outboxQueue, wakeInbox, shopify, storefront, log }),
  });
  log.info({ queue: queue.backend }, "working");

  stopOnSignals(log, [
    // At once: while one of them finishes what it has in hand, the others must not begin anything.
    () => Promise.all([schedule.stop(), storefront.stop(), inboxWorker.close(), outboxWorker.close()]),
    () => events.drain(),
    () => queues.close(),
    () => database.close(),
  ]);
});

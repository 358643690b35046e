// The worker process: takes jobs, sweeps for what no job was left for, and drains when it is told to stop.
import { openConfiguredDatabase } from "../prisma/configured.ts";
import { createShopifyApp } from "../shopify/app.ts";
import { readEnvironment, requireShopifyCredentials } from "../system/environment.ts";
import { runProcess, stopOnSignals } from "../system/lifecycle.ts";
import { createLog } from "../system/log.ts";
import { inboxJob, outboxJob } from "../system/queue/catalogue.ts";
import { connectQueue } from "../system/queue/connect.ts";
import { migrateQueue } from "../system/queue/on-postgres.ts";
import { createWaker } from "../system/queue/waker.ts";
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
  if (database.embedded && environment.redisUrl === null) await migrateQueue(database.url);
  const queue = connectQueue({
    redisUrl: environment.redisUrl,
    databaseUrl: database.url,
    onError: (error) => log.warn({ error }, "queue"),
  });
  const { pool, prisma } = database;
  const shopify = createShopifyApp({ credentials, prisma, log });

  const inboxQueue = queue.openQueue(inboxJob);
  const outboxQueue = queue.openQueue(outboxJob);
  const inboxWaker = createWaker(inboxQueue, log);
  const outboxWaker = createWaker(outboxQueue, log);
  const events = createEventProcessing({ pool, shopify, wakeOutbox: outboxWaker.wake });
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
    duties: allDuties({ pool, inboxQueue, outboxQueue, wakeInbox: inboxWaker.wake, shopify, storefront, log }),
  });
  log.info({ queue: queue.backend }, "working");

  stopOnSignals(log, [
    () => schedule.stop(),
    () => storefront.drain(),
    () => Promise.all([inboxWorker.close(), outboxWorker.close()]),
    () => events.drain(),
    () => Promise.all([inboxWaker.drain(), outboxWaker.drain()]),
    () => Promise.all([inboxQueue.close(), outboxQueue.close()]),
    () => queue.close(),
    () => database.close(),
  ]);
});

// Everything that the doors share, made once a process and handed to each request as Remix's load context. Routes get it
// from there and import no connection of their own.
import { openConfiguredDatabase } from "../prisma/configured.ts";
import { type GiveRequest, giveBadge } from "../rewards/by-hand/give.ts";
import { type TakeRequest, takeBadge } from "../rewards/by-hand/take.ts";
import type { ActionRequest, RecordOutcome } from "../rewards/recording/request.ts";
import { submitActions } from "../rewards/recording/submit.ts";
import { type RedemptionRequest, redeem } from "../rewards/redemption/redeem.ts";
import { isDatabaseDown } from "../rewards/store/transaction.ts";
import { createShopifyApp } from "../shopify/app.ts";
import { createSignatureCheck } from "../shopify/webhook-signature.ts";
import { type Environment, requireShopifyCredentials } from "../system/environment.ts";
import { type Gather, gather } from "../system/gather.ts";
import { createLog } from "../system/log.ts";
import { openQueues } from "../system/queue/open.ts";
import { createImportDesk } from "./admin/import-desk.ts";
import { createInstallation } from "./doors/installation.ts";
import { createMetrics } from "./doors/metrics.ts";
import { createVisitorLimits } from "./doors/proxy.ts";
import { createWebhookDoor } from "./doors/webhook.ts";

export type Services = Awaited<ReturnType<typeof openServices>>;

/** Requests that are in flight together share connections of this pool; the database allows a hundred in all. */
const poolSize = 10;
/** Actions of one transaction. */
const maxActionsPerGroup = 100;

export async function openServices(environment: Environment) {
  const credentials = requireShopifyCredentials(environment);
  const log = createLog({ process: "web", level: environment.logLevel });
  const database = await openConfiguredDatabase({ ...environment, poolSize, say: (line) => log.info(line) });
  const queues = await openQueues({ redisUrl: environment.redisUrl, database, log });
  const { pool } = database;

  const shopify = createShopifyApp({ credentials, prisma: database.prisma, log });
  const webhooks = createWebhookDoor({
    pool,
    verifySignature: createSignatureCheck(credentials),
    wake: (id) => queues.wakeInbox([id]),
    log,
    now: Date.now,
  });
  const actions: Gather<ActionRequest, RecordOutcome> = gather({
    run: async (requests) => {
      const { outcomes, outboxIds } = await submitActions(pool, requests);
      queues.wakeOutbox(outboxIds);
      return outcomes;
    },
    maxItems: maxActionsPerGroup,
    maxGroups: 2,
    failsTogether: isDatabaseDown,
  });

  const imports = createImportDesk({ pool, shopify, log });

  return {
    log,
    pool,
    prisma: database.prisma,
    queue: queues.connection,
    shopify,
    imports,
    credentials,
    webhooks,
    metrics: createMetrics(pool),
    metricsToken: environment.metricsToken,
    /** Which addresses a shop may name for its notices. */
    outboundRules: { localAllowed: environment.localEndpoints },
    ensureInstalled: createInstallation(pool, log),
    visitorLimits: createVisitorLimits(),
    redeem: async (request: RedemptionRequest) => {
      const outcome = await redeem(pool, request);
      if (outcome.kind === "redeemed") queues.wakeOutbox(outcome.outboxIds);
      return outcome;
    },
    giveBadge: async (request: GiveRequest) => {
      const outcome = await giveBadge(pool, request);
      if (outcome.kind === "given") queues.wakeOutbox(outcome.outboxIds);
      return outcome;
    },
    takeBadge: async (request: TakeRequest) => {
      const outcome = await takeBadge(pool, request);
      if (outcome.kind === "taken") queues.wakeOutbox(outcome.outboxIds);
      return outcome;
    },
    recordAction: (request: ActionRequest) => actions.submit(request),
    /** Finishes what is in hand, then closes every connection. */
    close: async () => {
      await Promise.all([webhooks.drain(), actions.drain(), imports.close()]);
      await queues.close();
      await database.close();
    },
  };
}

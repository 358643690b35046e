// Keeps a shop's calls within its share of the Admin API: they wait before Shopify would refuse them, and when it refuses one
// all the same (another process has used the share too) it is asked again later. Each shop has its own share; none waits for
// another. All calls of this process that go through `createShopifyApp` share one throttle.
import { type Bucket, newBucket, reserve, settle, type ThrottleStatus, waitMs } from "./bucket.ts";
import { type AdminGraphql, ShopifyBusy } from "./operations/call.ts";

export interface ThrottleOptions {
  now(): number;
  sleep(ms: number): Promise<void>;
  /** Longer waits are left to the caller, as ShopifyBusy: nobody holds a worker while his share fills up. */
  maxWaitMs: number;
}

export type Throttle = (shop: string, graphql: AdminGraphql) => AdminGraphql;

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
/** Of an operation that was never asked for: a mutation's. */
const unknownCost = 10;
const maxShops = 10_000;
/** After a refusal, and twice as long after each further one: somebody else draws on the share too. */
const backOffMs = 50;

export function createThrottle(options: Partial<ThrottleOptions> = {}): Throttle {
  const settings: ThrottleOptions = { now: Date.now, sleep, maxWaitMs: 2_000, ...options };
  const buckets = new Map<string, Bucket>();
  /** What Shopify asked for an operation when it was asked last; with longer lists it may ask for more. */
  const costs = new Map<string, number>();

  const bucketOf = (shop: string): Bucket => {
    const bucket = buckets.get(shop) ?? newBucket(settings.now());
    buckets.delete(shop);
    buckets.set(shop, bucket);
    const [oldest] = buckets.keys();
    if (buckets.size > maxShops && oldest !== undefined) buckets.delete(oldest);
    return bucket;
  };

  /** The place in the queue is the debt that the call adds: who comes later waits for it too. */
  const pay = async (bucket: Bucket, operation: string, waited: { ms: number }, atLeastMs: number): Promise<number> => {
    const cost = costs.get(operation) ?? unknownCost;
    const ms = Math.max(atLeastMs, waitMs(bucket, cost, settings.now()));
    if (waited.ms + ms > settings.maxWaitMs) {
      throw new ShopifyBusy(ms, Math.ceil((cost / bucket.status.restoreRate) * 1_000));
    }
    const points = reserve(bucket, cost, settings.now());
    if (ms > 0) await settings.sleep(ms);
    waited.ms += ms;
    return points;
  };

  return (shop, graphql) => async (operation, request) => {
    const bucket = bucketOf(shop);
    const waited = { ms: 0 };
    for (let refusals = 0; ; refusals += 1) {
      const points = await pay(bucket, operation, waited, refusals === 0 ? 0 : backOffMs * 2 ** refusals);
      const answer = await ask(() => graphql(operation, request));
      if (answer.cost) costs.set(operation, answer.cost.requestedQueryCost);
      settle(bucket, points, answer.cost?.throttleStatus ?? null, settings.now());
      if (answer.kind === "answered") return answer.response;
      if (answer.kind === "failed") throw answer.error;
    }
  };
}

interface QueryCost {
  requestedQueryCost: number;
  throttleStatus: ThrottleStatus;
}

type Answer =
  | { kind: "answered"; response: Response; cost: QueryCost | null }
  | { kind: "throttled"; cost: QueryCost }
  | { kind: "failed"; error: unknown; cost: QueryCost | null };

async function ask(call: () => Promise<Response>): Promise<Answer> {
  try {
    const response = await call();
    const body = (await response.clone().json()) as GraphqlBody;
    return { kind: "answered", response, cost: body.extensions?.cost ?? null };
  } catch (error) {
    const body = bodyOf(error);
    const cost = body?.extensions?.cost ?? null;
    const errors = body?.errors?.graphQLErrors;
    const isThrottled = Array.isArray(errors) && errors.some((one) => one.extensions?.code === "THROTTLED");
    return isThrottled && cost ? { kind: "throttled", cost } : { kind: "failed", error, cost };
  }
}

interface GraphqlBody {
  extensions?: { cost?: QueryCost };
  errors?: { graphQLErrors?: { extensions?: { code?: string } }[] };
}

/** @shopify/shopify-api throws what came with errors, as GraphqlQueryError. */
const bodyOf = (error: unknown): GraphqlBody | null =>
  typeof error === "object" && error !== null && "body" in error ? (error.body as GraphqlBody | null) : null;

// Sends orders down the pipeline and waits until the last of them is committed. As fast as the inbox takes them, with as
// many on their way into it as a busy door has; the worker works meanwhile.
import { randomUUID } from "node:crypto";
import { parseExactJson } from "../../app/doors/exact-json.ts";
import type { ShopId } from "../../rewards/ids.ts";
import { cutPayload } from "../../rewards/inbox/cut.ts";
import { type ReceivedEvent, receiveEvents } from "../../rewards/inbox/receive.ts";
import { gather } from "../../system/gather.ts";
import { BenchmarkError } from "../support/benchmark.ts";
import { sendAll } from "../support/http-client.ts";
import { signedRequest } from "../support/requests.ts";
import type { OrderBatch } from "./orders.ts";
import type { Pipeline } from "./store.ts";

/** Like 64 connections to the door. */
const inFlight = 64;
const patienceMs = 120_000;
const pollMs = 10;
const topic = "orders/create";

export interface Walk {
  ordersPerSecond: number;
  /** How many orders shared a transaction, on average. */
  ordersPerGroup: number;
}

/** From the first into the inbox to the last committed. */
export async function walkFromInbox(pipeline: Pipeline, shop: ShopId, orders: OrderBatch): Promise<Walk> {
  const events = orders.bodies.map(
    (body): ReceivedEvent => ({
      shop,
      topic,
      eventId: randomUUID(),
      webhookId: randomUUID(),
      triggeredAt: Date.now(),
      payload: cutPayload(topic, parseExactJson(body)),
    }),
  );
  // As the door does it: app/doors/webhook.ts.
  const inbox = gather({
    run: (group: readonly ReceivedEvent[]) => receiveEvents(pipeline.database.pool, group),
    maxItems: 100,
    maxGroups: 2,
    failsTogether: () => true,
  });
  const begun = performance.now();
  let next = 0;
  const lane = async () => {
    for (let event = events[next++]; event; event = events[next++]) {
      const id = await inbox.submit(event);
      if (id !== null) pipeline.waker.wake([id]);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  return walkOf(pipeline, shop, orders, begun);
}

/** From the first HTTP request to the last committed. */
export async function walkFromHttp(pipeline: Pipeline, shop: ShopId, orders: OrderBatch): Promise<Walk> {
  const identity = { shop, port: pipeline.webPort };
  const requests = orders.bodies.map((body) => signedRequest(body, identity));
  const begun = performance.now();
  await sendAll(pipeline.webPort, requests, inFlight);
  return walkOf(pipeline, shop, orders, begun);
}

async function walkOf(pipeline: Pipeline, shop: ShopId, { bodies }: OrderBatch, begun: number): Promise<Walk> {
  const ordersPerSecond = bodies.length / (await secondsUntilDone(pipeline, shop, begun));
  // Rows that one transaction finished have the same time.
  const { rows } = await pipeline.database.pool.query<{ groups: number }>(
    `select count(distinct finished_at) as groups
       from (select finished_at from inbox_events where shop = $1 order by id desc limit $2) as latest`,
    [shop, bodies.length],
  );
  return { ordersPerSecond, ordersPerGroup: bodies.length / (rows[0]?.groups ?? Number.NaN) };
}

async function secondsUntilDone({ database, name }: Pipeline, shop: ShopId, begun: number): Promise<number> {
  while (performance.now() - begun < patienceMs) {
    const { rows } = await database.pool.query<{ waits: boolean }>(
      "select exists (select from inbox_events where shop = $1 and state = 'received') as waits",
      [shop],
    );
    if (rows[0]?.waits === false) return (performance.now() - begun) / 1_000;
    await new Promise((wake) => setTimeout(wake, pollMs));
  }
  throw new BenchmarkError(`The orders with the queue on ${name} were not done within ${patienceMs / 1_000} s.`);
}

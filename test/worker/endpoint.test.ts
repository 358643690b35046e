// Notices reach the endpoints of a shop, signed, as often as it takes; and nobody can make the worker call what is not public.
import { createHmac, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { PlayerId } from "../../rewards/ids.ts";
import { announce } from "../../rewards/notices/announce.ts";
import { createEndpoint, deleteEndpoint, listEndpoints } from "../../rewards/notices/endpoints.ts";
import type { Notice } from "../../rewards/notices/notice.ts";
import { inTransaction } from "../../rewards/store/transaction.ts";
import type { ShopifyApp } from "../../shopify/app.ts";
import { createLog } from "../../system/log.ts";
import { createMessageDelivery } from "../../worker/jobs/deliver-messages.ts";
import { testDatabase } from "../support/database.ts";
import { type TestShop, testShop } from "../support/shop.ts";

const { pool } = await testDatabase();
const log = createLog({ process: "test", level: "silent" });

interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}
const received: Received[] = [];
let answers: (number | "silence")[] = [];
const receiver = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += chunk;
  received.push({ path: request.url ?? "", headers: request.headers, body });
  const answer = answers.shift() ?? 200;
  if (answer === "silence") return;
  response.writeHead(answer, answer === 302 ? { location: "/elsewhere" } : {}).end("thank you");
}).listen(0, "127.0.0.1");
await once(receiver, "listening");
const base = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
afterAll(() => {
  receiver.closeAllConnections();
  receiver.close();
});

// No message here is for Shopify.
const shopify = undefined as unknown as ShopifyApp;
const startDelivery = (localAllowed = true) =>
  createMessageDelivery({ pool, shopify, log, outboundRules: { localAllowed } });

let here: TestShop;
beforeEach(async () => {
  here = await testShop(pool);
  received.length = 0;
  answers = [];
});

let awards = 0;
const badgeEarned = (overrides: Partial<Notice> = {}): Notice =>
  ({
    shop: here.shop,
    playerId: "7001" as PlayerId,
    occurredAt: Date.UTC(2026, 2, 2),
    key: `award-${++awards}`,
    topic: "badge_earned",
    about: { badgeId: "b", name: "VIP Customer", occurrence: 1, points: 100, visible: true, referenceId: "r" },
    ...overrides,
  }) as Notice;

async function endpointAt(path: string, topics: Notice["topic"][] = []) {
  const creation = await createEndpoint(pool, here.shop, { url: path.startsWith("http") ? path : base + path, topics });
  if (creation.kind !== "created") throw new Error(creation.kind);
  return { id: creation.endpoint.id, secret: creation.secret };
}

const announceAll = (...notices: Notice[]) => inTransaction(pool, (connection) => announce(connection, notices));
const messagesNow = async () =>
  (
    await pool.query<{ id: number; state: string; attempts: number; reason: string | null }>(
      "select id, state, attempts, reason from outbox_messages where shop = $1 order by id",
      [here.shop],
    )
  ).rows;
/** As if the back-off were over. */
const makeDue = () => pool.query("update outbox_messages set next_attempt_at = now() where shop = $1", [here.shop]);

/** As docs/api.md tells receivers to do it. */
function isGenuine({ headers, body }: Received, secret: string): boolean {
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  const expected = createHmac("sha256", key).update(signed).digest();
  const given = Buffer.from(String(headers["webhook-signature"]).slice("v1,".length), "base64");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

describe("a notice", () => {
  it("reaches the endpoint with its content, the time and a signature that only its secret makes", async () => {
    const { secret } = await endpointAt("/hooks");
    const ids = await announceAll(badgeEarned());
    await startDelivery().handle({ ids });

    const [call] = received;
    if (!call) throw new Error("Nothing was received.");
    expect(call.path).toBe("/hooks");
    expect(JSON.parse(call.body)).toEqual({
      id: call.headers["webhook-id"],
      type: "badge_earned",
      timestamp: "2026-03-02T00:00:00.000Z",
      shop: here.shop,
      data: {
        playerId: "7001",
        badgeId: "b",
        name: "VIP Customer",
        occurrence: 1,
        points: 100,
        visible: true,
        referenceId: "r",
      },
    });
    expect(Math.abs(Number(call.headers["webhook-timestamp"]) - Date.now() / 1_000)).toBeLessThan(60);
    expect(isGenuine(call, secret)).toBe(true);
    expect(isGenuine({ ...call, body: call.body.replace("100", "900") }, secret)).toBe(false);
    expect(isGenuine(call, `whsec_${Buffer.from("another").toString("base64")}`)).toBe(false);
    expect(await messagesNow()).toMatchObject([{ state: "done" }]);
  });

  it("is one message for each endpoint that wants its topic, however often it is announced", async () => {
    await endpointAt("/all");
    await endpointAt("/badges", ["badge_earned"]);
    await endpointAt("/expiry", ["points_expired"]);
    const notice = badgeEarned();
    const first = await announceAll(notice, notice);
    expect(await announceAll(notice)).toEqual([]);
    await startDelivery().handle({ ids: first });
    expect(received.map((call) => call.path).sort()).toEqual(["/all", "/badges"]);
    expect(new Set(received.map((call) => call.headers["webhook-id"])).size).toBe(1);
  });

  it("goes to its own shop's endpoints alone, and to nobody where there are none", async () => {
    await endpointAt("/first");
    here = await testShop(pool);
    expect(await announceAll(badgeEarned())).toEqual([]);
  });

  it("of a transaction that is rolled back is told to nobody", async () => {
    await endpointAt("/hooks");
    await inTransaction(pool, async (connection) => {
      await announce(connection, [badgeEarned()]);
      throw new Error("something else failed");
    }).catch(() => undefined);
    expect(await messagesNow()).toEqual([]);
  });

  it("is sent again after a failure, under the same id, and with a new time", async () => {
    await endpointAt("/hooks");
    answers = [500];
    const ids = await announceAll(badgeEarned());
    await startDelivery().handle({ ids });
    expect(await messagesNow()).toMatchObject([{ state: "waiting", reason: "The endpoint answered 500." }]);
    await makeDue();
    // Another process, which knows of no failure.
    await startDelivery().handle({ ids });
    expect(await messagesNow()).toMatchObject([{ state: "done", attempts: 2 }]);
    const [first, second] = received;
    expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
    expect(second?.body).toBe(first?.body);
  });

  it("is set aside when the endpoint fails for too long", async () => {
    await endpointAt("/hooks");
    answers = [503];
    const ids = await announceAll(badgeEarned());
    await pool.query("update outbox_messages set attempts = 29 where shop = $1", [here.shop]);
    await startDelivery().handle({ ids });
    expect(await messagesNow()).toMatchObject([{ state: "set_aside", reason: "The endpoint answered 503." }]);
  });

  it("waits while its endpoint rests after a failure; other endpoints are called", async () => {
    await endpointAt("/broken", ["badge_earned"]);
    await endpointAt("/fine", ["points_expired"]);
    const { handle } = startDelivery();
    answers = [500];
    await handle({ ids: await announceAll(badgeEarned()) });
    const expired = { topic: "points_expired", about: { points: 5, expiredOn: "2026-03-02" } } as const;
    await handle({ ids: await announceAll(badgeEarned(), badgeEarned(expired)) });
    expect(received.map((call) => call.path)).toEqual(["/broken", "/fine"]);
    expect((await messagesNow()).map((message) => message.state)).toEqual(["waiting", "waiting", "done"]);
  });

  it("for an endpoint that was deleted in the meantime is dropped", async () => {
    const { id } = await endpointAt("/hooks");
    const ids = await announceAll(badgeEarned());
    expect(await deleteEndpoint(pool, here.shop, id)).toBe(true);
    await startDelivery().handle({ ids });
    expect(received).toEqual([]);
    expect(await messagesNow()).toMatchObject([{ state: "done" }]);
  });

  it("that is answered with 410 is the last: the endpoint is not called any more", async () => {
    await endpointAt("/hooks");
    answers = [410];
    const ids = await announceAll(badgeEarned());
    await startDelivery().handle({ ids });
    expect(await messagesNow()).toMatchObject([{ state: "set_aside", reason: expect.stringContaining("410") }]);
    expect(await announceAll(badgeEarned())).toEqual([]);
    expect(await listEndpoints(pool, here.shop)).toMatchObject([{ disabledAt: expect.any(Date) }]);
  });

  it("does not follow a redirect", async () => {
    await endpointAt("/hooks");
    answers = [302];
    await startDelivery().handle({ ids: await announceAll(badgeEarned()) });
    expect(received.map((call) => call.path)).toEqual(["/hooks"]);
    expect(await messagesNow()).toMatchObject([{ state: "waiting", reason: "The endpoint answered 302." }]);
  });

  it("whose endpoint never answers is given up after ten seconds, while others are told", async () => {
    await endpointAt("/silent", ["badge_earned"]);
    await endpointAt("/fine", ["points_expired"]);
    answers = ["silence"];
    const expired = { topic: "points_expired", about: { points: 5, expiredOn: "2026-03-02" } } as const;
    const handled = startDelivery().handle({ ids: await announceAll(badgeEarned(), badgeEarned(expired)) });
    await expect.poll(() => received.length, { timeout: 9_000 }).toBe(2);
    await handled;
    // Which of the two was called first, and so got no answer, is left to chance.
    const messages = (await messagesNow()).sort((first, second) => (first.state < second.state ? -1 : 1));
    expect(messages).toMatchObject([{ state: "done" }, { state: "waiting", reason: "No answer within 10 s." }]);
  });
});

describe("outside of a development machine the worker", () => {
  it.each([
    ["http of this machine", () => `${base}/hooks`],
    ["this machine", () => base.replace("http:", "https:")],
    ["a name that leads to this machine", () => base.replace("http://127.0.0.1", "https://localhost")],
    ["a cloud's metadata service", () => "https://169.254.169.254/latest/meta-data"],
    ["a private network", () => "https://10.0.0.7/"],
    ["IPv6 of this machine", () => "https://[::1]/"],
    ["IPv4 inside of IPv6", () => "https://[::ffff:127.0.0.1]/"],
    ["a number for this machine", () => "https://2130706433/"],
  ])("never calls %s", async (_what, url) => {
    await endpointAt(url());
    await startDelivery(false).handle({ ids: await announceAll(badgeEarned()) });
    expect(received).toEqual([]);
    expect(await messagesNow()).toMatchObject([
      { state: "set_aside", reason: expect.stringMatching(/^The address must/) },
    ]);
  });
});

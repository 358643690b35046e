// A Shopify that takes a call and then says nothing: whoever asks is told so after a while, and goes on with something else.
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { describe, expect, it } from "vitest";
import { createShopifyApp } from "../../shopify/app.ts";
import { ShopifyUnavailable } from "../../shopify/operations/call.ts";
import { readShop } from "../../shopify/operations/shop.ts";
import { startTestStore } from "../support/store.ts";

const store = await startTestStore();
const { shop, services } = store;
const { credentials, prisma, log } = services;
const shopify = createShopifyApp({ credentials, prisma, log, answerWithinMs: 300 });

const ask = async () => readShop((await shopify.unauthenticated.admin(shop)).admin.graphql);

/** Where the store was, for as long as the work takes. */
async function instead<Result>(answer: RequestListener, work: () => Promise<Result>): Promise<Result> {
  const { port } = store.devstore();
  await store.stopDevstore();
  const silent = createServer(answer).listen(port, "127.0.0.1");
  await once(silent, "listening");
  try {
    return await work();
  } finally {
    silent.closeAllConnections();
    await new Promise((resolve) => silent.close(resolve));
    await store.startDevstore();
  }
}

const silences: [string, RequestListener][] = [
  ["nothing", () => undefined],
  [
    "half of its answer",
    (_request, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write('{"data": {"shop"');
    },
  ],
];

describe("a call to a Shopify that says", () => {
  it.each(silences)("%s fails after the time that it is given, and the next one is answered", async (_name, answer) => {
    const started = performance.now();
    const error = await instead(answer, () => ask().catch((reason: unknown) => reason));
    expect(error).toBeInstanceOf(ShopifyUnavailable);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(await ask()).toMatchObject({ currency: "USD" });
  });

  it("nothing when a token is to be renewed fails as well", async () => {
    await prisma.session.updateMany({ where: { shop }, data: { expires: new Date(0) } });
    const started = performance.now();
    const error = await instead(
      () => undefined,
      () => ask().catch((reason: unknown) => reason),
    );
    expect(error).toBeInstanceOf(Error);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(await ask()).toMatchObject({ currency: "USD" });
  });
});

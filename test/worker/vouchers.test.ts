// From an order to a discount code that a checkout takes: the app installed by a real token exchange, the worker's jobs, and
// a store that is slow, down, or has lost the answer.
import { describe, expect, it } from "vitest";
import { openApp } from "../../devstore/admin-frame/launch.ts";
import { guide } from "../../devstore/catalogue/guide.ts";
import type { PlayerId } from "../../rewards/ids.ts";
import { viewPlayer } from "../../rewards/players/view.ts";
import { createMessageDelivery } from "../../worker/jobs/deliver-messages.ts";
import { createEventProcessing } from "../../worker/jobs/process-events.ts";
import { startTestApp } from "../support/app.ts";
import { testDatabase } from "../support/database.ts";
import { demoShop as shop, startTestDevstore } from "../support/devstore.ts";
import { apiAction } from "../support/rules.ts";

const database = await testDatabase();
const app = await startTestApp({ databaseUrl: database.url });
const devstore = await startTestDevstore(app.url);

const { pool, services } = { pool: database.pool, services: app.services };
const outbox: number[] = [];
const events = createEventProcessing({ pool, shopify: services.shopify, wakeOutbox: (ids) => outbox.push(...ids) });
const messages = createMessageDelivery({ pool, shopify: services.shopify, log: services.log });

async function buy(customerId: string, variantId: string | undefined, more: object = {}): Promise<Response> {
  return fetch(`${devstore.running().url}/devstore/orders`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ customerId, lines: [{ variantId, quantity: 1 }], ...more }),
  });
}

/** What the worker does with what came in. */
async function workThroughInbox(): Promise<void> {
  const waiting = async () =>
    (await pool.query<{ id: number }>("select id from inbox_events where state = 'received'")).rows;
  await expect.poll(async () => (await waiting()).length, { timeout: 10_000 }).toBeGreaterThan(0);
  await events.handle({ ids: (await waiting()).map((row) => row.id) });
}

const laptop = guide.laptop.variants[0]?.id;
const inventory = async (customerId: string) =>
  (await viewPlayer(pool, shop, customerId as PlayerId, Date.now()))?.inventory ?? [];
const dueNow = () => pool.query("update outbox_messages set next_attempt_at = now()");

describe("a voucher", () => {
  it("is a real discount code of the store that its customer, and nobody else, uses once", async () => {
    const opened = await openApp({ ...devstore.identity, shop });
    expect(opened.status).toBe(200);
    await buy(guide.john.id, laptop);
    await workThroughInbox();
    expect(await inventory(guide.john.id)).toMatchObject([{ kind: "voucher", state: "creating" }]);
    await messages.handle({ ids: outbox.splice(0) });
    const [voucher] = await inventory(guide.john.id);
    expect(voucher?.state).toBe("ready");

    const withCode = { shipping: "express", discountCode: voucher?.code };
    expect((await buy(guide.sarah.id, laptop, withCode)).status).toBe(422);
    const order = (await (await buy(guide.john.id, laptop, withCode)).json()) as { order: { total: unknown } };
    expect(JSON.stringify(order)).toContain("999.99");
    expect((await buy(guide.john.id, laptop, withCode)).status).toBe(422);
  });

  it("of a player who is no Shopify customer may be used by anybody, but once", async () => {
    const wish = { playerId: "customer-abc-123", amount: "999.99", category: "premium", at: Date.now() };
    await services.recordAction(apiAction(shop, wish));
    const { rows } = await pool.query<{ id: number }>("select id from outbox_messages where state = 'waiting'");
    await messages.handle({ ids: rows.map((row) => row.id) });
    const [voucher] = await inventory("customer-abc-123");
    expect(voucher?.state).toBe("ready");
    const withCode = { shipping: "express", discountCode: voucher?.code };
    expect((await buy(guide.sarah.id, laptop, withCode)).status).toBe(201);
    expect((await buy(guide.john.id, laptop, withCode)).status).toBe(422);
  });

  it("is created once although the answer to the first try was lost", async () => {
    await pool.query("update inventory_items set state = 'creating', discount_id = null");
    await pool.query("update outbox_messages set state = 'waiting', next_attempt_at = now()");
    const { rows } = await pool.query<{ id: number }>("select id from outbox_messages");
    await messages.handle({ ids: rows.map((row) => row.id) });
    expect(await inventory(guide.john.id)).toMatchObject([{ state: "ready" }]);
    expect((await pool.query("select distinct state from outbox_messages")).rows).toEqual([{ state: "done" }]);
  });

  it("waits while Shopify is down and is created when it is back, with a token that has expired in the meantime", async () => {
    await workThroughInbox();
    await buy(guide.sarah.id, laptop);
    await workThroughInbox();
    const ids = outbox.splice(0);
    expect(ids.length).toBeGreaterThan(0);
    await devstore.stop();
    await messages.handle({ ids });
    expect(
      (
        await pool.query("select state, attempts, reason is not null as told from outbox_messages where id = any($1)", [
          ids,
        ])
      ).rows,
    ).toEqual(ids.map(() => ({ state: "waiting", attempts: 1, told: true })));
    await devstore.startAgain();
    await pool.query("update sessions set expires = now() - interval '1 minute'");
    const { rows: before } = await pool.query('select "accessToken" as token from sessions');
    await dueNow();
    await messages.handle({ ids });
    expect(await inventory(guide.sarah.id)).toMatchObject([{ state: "ready" }]);
    const { rows: after } = await pool.query('select "accessToken" as token from sessions');
    expect(after).not.toEqual(before);
  });

  it("is not sent again before its back-off is over, however often a job names it", async () => {
    await pool.query(
      "update outbox_messages set state = 'waiting', attempts = 3, next_attempt_at = now() + interval '1 minute'",
    );
    const { rows } = await pool.query<{ id: number }>("select id from outbox_messages");
    await messages.handle({ ids: rows.map((row) => row.id) });
    expect((await pool.query("select distinct attempts, state from outbox_messages")).rows).toEqual([
      { attempts: 3, state: "waiting" },
    ]);
  });
});

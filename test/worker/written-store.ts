// A devstore with the app installed, whose metafields a test's own worker writes: what is shown there, and who buys.
import { beforeAll, expect } from "vitest";
import { openApp } from "../../devstore/admin-frame/launch.ts";
import { guide } from "../../devstore/catalogue/guide.ts";
import { type PlayerShape, type ProgrammeShape, playerShape, programmeShape } from "../../rewards/storefront/shapes.ts";
import { createEventProcessing } from "../../worker/jobs/process-events.ts";
import { createStorefrontWriting } from "../../worker/jobs/write-metafields.ts";
import { startTestApp } from "../support/app.ts";
import { testDatabase } from "../support/database.ts";
import { demoShop as shop, startTestDevstore } from "../support/devstore.ts";
import { givePoints } from "../support/shop.ts";

export const { pool, url: databaseUrl } = await testDatabase();
export const app = await startTestApp({ databaseUrl });
export const devstore = await startTestDevstore(app.url);

export const { shopify, log } = app.services;
/** The worker's; a test may set it, and sets it back. */
export const clock = { now: () => Date.now() };
export const writing = createStorefrontWriting({ pool, shopify, log, now: () => clock.now() });
export const events = createEventProcessing({ pool, shopify, wakeOutbox: () => undefined });

/** What the worker's loop does in a second. */
export async function look(): Promise<void> {
  await writing.look();
  await writing.drain();
}

export async function ask<Data>(query: string): Promise<Data> {
  const { admin } = await shopify.unauthenticated.admin(shop);
  return ((await (await admin.graphql(query)).json()) as { data: Data }).data;
}

export type Metafield = { value: string; compareDigest: string; updatedAt: string } | null;

export async function metafieldOf(customerId: string): Promise<Metafield> {
  const { customer } = await ask<{ customer: { metafield: Metafield } | null }>(
    `{ customer(id: "gid://shopify/Customer/${customerId}") {
         metafield(namespace: "$app", key: "player") { value compareDigest updatedAt } } }`,
  );
  return customer?.metafield ?? null;
}

export async function shown(customerId: string): Promise<PlayerShape | null> {
  const metafield = await metafieldOf(customerId);
  return metafield && playerShape.parse(JSON.parse(metafield.value));
}

export async function shownProgramme(): Promise<ProgrammeShape | null> {
  const { currentAppInstallation } = await ask<{ currentAppInstallation: { metafield: Metafield } }>(
    `{ currentAppInstallation { metafield(namespace: "encore", key: "programme") { value compareDigest updatedAt } } }`,
  );
  const { metafield } = currentAppInstallation;
  return metafield && programmeShape.parse(JSON.parse(metafield.value));
}

export async function buy(customerId: string, variantId: string | undefined): Promise<void> {
  const response = await fetch(`${devstore.running().url}/devstore/orders`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ customerId, lines: [{ variantId, quantity: 1 }] }),
  });
  expect(response.status).toBe(201);
  const waiting = async () =>
    (await pool.query<{ id: number; topic: string }>("select id, topic from inbox_events where state = 'received'"))
      .rows;
  // Webhooks come in any order; only this one makes the order count.
  const topics = async () => (await waiting()).map(({ topic }) => topic);
  await expect.poll(topics, { timeout: 10_000 }).toContain("orders/create");
  await events.handle({ ids: (await waiting()).map(({ id }) => id) });
}

export const give = (playerId: string, points: number) => givePoints(pool, shop, playerId, points);

/** Customers of the store beyond its own dozen. */
export function addCustomers(ids: readonly string[]): void {
  const copy = devstore
    .running()
    .store.database.prepare(
      "insert into customers select ?, position + ?, email, json_set(body, '$.id', ?) from customers where id = ?",
    );
  for (const [place, id] of ids.entries()) copy.run(id, 1_000 + place, id, guide.john.id);
}

beforeAll(async () => {
  expect((await openApp({ ...devstore.identity, shop })).status).toBe(200);
});

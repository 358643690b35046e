// A store on this machine in which Encore is installed by a real token exchange, and what the worker does with messages to
// it. The store can be stopped and started again. One for each test file: its calls to *.myshopify.com go there.
import { openApp } from "../../devstore/admin-frame/launch.ts";
import type { DevstoreSettings } from "../../devstore/settings.ts";
import { createMessageDelivery } from "../../worker/jobs/deliver-messages.ts";
import { startTestApp } from "./app.ts";
import { testDatabase } from "./database.ts";
import { demoShop as shop, startTestDevstore } from "./devstore.ts";

export async function startTestStore(settings: Partial<DevstoreSettings> = {}) {
  const database = await testDatabase();
  const { url: appUrl, services } = await startTestApp({ databaseUrl: database.url });
  const devstore = await startTestDevstore(appUrl, settings);
  const opened = await openApp({ ...devstore.identity, shop });
  if (opened.status !== 200) throw new Error(`Encore could not be opened in the store: ${opened.status}`);

  const { pool } = database;
  const { shopify, log } = services;
  const outboundRules = { localAllowed: true };
  const messages = createMessageDelivery({ pool, shopify, log, outboundRules });
  return {
    shop,
    pool,
    services,
    devstore: devstore.running,
    /** Carries out the messages that are due, or those of one kind. */
    deliver: async (kind: string | null = null) => {
      const { rows } = await pool.query<{ id: number }>(
        `select id from outbox_messages
          where state = 'waiting' and next_attempt_at <= now() and ($1::text is null or kind = $1) order by id`,
        [kind],
      );
      if (rows.length > 0) await messages.handle({ ids: rows.map(({ id }) => id) });
    },
    buy: async (wish: object) => {
      const response = await fetch(`${devstore.running().url}/devstore/orders`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ ...wish }),
      });
      const body = (await response.json()) as { order: { id: string; totalPrice: string } };
      return { status: response.status, order: body.order };
    },
    stopDevstore: devstore.stop,
    startDevstore: devstore.startAgain,
  };
}

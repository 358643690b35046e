// The yardstick of the webhook door: the least that a server can do with a webhook and still keep it. Checks the HMAC,
// parses the JSON, writes one row with one statement, answers 200. No framework, no schema, no groups, no queue.
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import pg from "pg";

const { DATABASE_URL, PORT, SHOPIFY_API_SECRET: secret = "" } = process.env;
/** As many connections as the door's own pool. */
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });

const insert = {
  name: "insert",
  text: `insert into inbox_events (shop, topic, event_id, webhook_id, triggered_at, payload) values ($1, $2, $3, $4, $5, $6)
         on conflict (shop, topic, event_id) do nothing`,
};

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const header = (name: string) => String(request.headers[`x-shopify-${name}`] ?? "");
  const expected = createHmac("sha256", secret).update(body).digest();
  const given = Buffer.from(header("hmac-sha256"), "base64");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    response.writeHead(401).end();
    return;
  }
  const payload: unknown = JSON.parse(body.toString("utf8"));
  await pool.query({
    ...insert,
    values: [
      header("shop-domain"),
      header("topic"),
      header("event-id"),
      header("webhook-id"),
      header("triggered-at"),
      JSON.stringify(payload),
    ],
  });
  response.end("Received.");
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    console.error(error);
    response.writeHead(503).end();
  });
});
server.listen(Number(PORT), "127.0.0.1", () => console.log("listening"));

const stop = () => process.exit(0);
process.on("SIGTERM", stop);
process.on("disconnect", stop);

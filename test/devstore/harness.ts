// A devstore on a free port with an empty memory, and a receiver that stands where the app would, for each test file.
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sessionToken } from "../../devstore/oauth/session-token.ts";
import type { DevstoreSettings } from "../../devstore/settings.ts";
import { type RunningDevstore, startDevstore } from "../../devstore/start.ts";

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  receivedAt: number;
}

interface Receiver {
  url: string;
  received: Received[];
  /** What the next requests are answered; 200 when the list is empty. */
  answers: number[];
  stop(): Promise<void>;
}

async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const answers: number[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      received.push({ path: request.url ?? "", headers: request.headers, body, receivedAt: Date.now() });
      response.statusCode = answers.shift() ?? 200;
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    answers,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export interface Harness {
  devstore: RunningDevstore;
  receiver: Receiver;
  dataDir: string;
  stop(): Promise<void>;
}

export const testSecret = "a-test-secret";
export const testKey = "a-test-key";
const noAppConfig = join(tmpdir(), "there-is-no-such-shopify.app.toml");

export async function startHarness(overrides: Partial<DevstoreSettings> = {}): Promise<Harness> {
  const receiver = await startReceiver();
  const dataDir = overrides.dataDir ?? (await mkdtemp(join(tmpdir(), "devstore-test-")));
  const devstore = await startDevstore({
    port: 0,
    dataDir,
    appUrl: receiver.url,
    apiKey: testKey,
    apiSecret: testSecret,
    appConfigFile: noAppConfig,
    retryFirstDelayMs: 20,
    installed: true,
    ...overrides,
  });
  return {
    devstore,
    receiver,
    dataDir,
    async stop() {
      await devstore.stop();
      await receiver.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export interface JsonAnswer<Body> {
  status: number;
  body: Body;
  text: string;
}

export async function post<Body = Record<string, unknown>>(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<JsonAnswer<Body>> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: JSON.parse(text) as Body, text };
}

/** Waits until the receiver has what the test is about; fails with what it has instead. */
export async function eventually(check: () => boolean, what: string, limitMs = 20_000): Promise<void> {
  const until = Date.now() + limitMs;
  while (!check()) {
    if (Date.now() > until) throw new Error(`It never came to pass: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export interface TokenBody {
  access_token: string;
  refresh_token: string;
  expires_in: number;
  scope: string;
  error?: string;
}

export const exchangeBody = (subjectToken: string, more: Record<string, string> = {}) => ({
  client_id: testKey,
  client_secret: testSecret,
  grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
  subject_token: subjectToken,
  subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
  requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
  expiring: "1",
  ...more,
});

export async function accessToken({ url, store }: RunningDevstore): Promise<string> {
  const exchange = exchangeBody(sessionToken(store.settings), { client_secret: store.settings.apiSecret });
  const answer = await post<TokenBody>(`${url}/admin/oauth/access_token`, exchange);
  return answer.body.access_token;
}

export interface GraphqlBody {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: unknown[]; extensions?: Record<string, unknown> }[];
  extensions?: { cost: { requestedQueryCost: number; throttleStatus: { currentlyAvailable: number } } };
}

export async function adminQuery(devstore: RunningDevstore, token: string, query: string, variables: object = {}) {
  const url = `${devstore.url}/admin/api/2026-10/graphql.json`;
  return await post<GraphqlBody>(url, { query, variables }, { "x-shopify-access-token": token });
}

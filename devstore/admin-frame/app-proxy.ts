// Shows the app inside the local admin without the app knowing: requests to http://app.localhost:PORT go to the app, and
// what names Shopify's own addresses in the answer (who may frame it, where App Bridge is) names the devstore's instead.
import { type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { DevstoreSettings } from "../settings.ts";

const appBridge = "https://cdn.shopify.com/shopifycloud/app-bridge.js";
const appHost = /^app\.localhost(:\d+)?$/i;

export const isForApp = (incoming: IncomingMessage): boolean => appHost.test(incoming.headers.host ?? "");

export const frameOrigin = (port: number): string => `http://app.localhost:${port}`;

type Settings = Pick<DevstoreSettings, "appUrl" | "port">;

/** Origin and Referer as they would be if the app were reached under its own address. */
function requestHeaders({ headers }: IncomingMessage, { appUrl, port }: Settings): IncomingHttpHeaders {
  const own = (value: string | undefined) => value?.replace(frameOrigin(port), appUrl);
  const { origin, referer, "accept-encoding": _compressed, ...others } = headers;
  const renamed = { ...(origin && { origin: own(origin) }), ...(referer && { referer: own(referer) }) };
  return { ...others, ...renamed, host: new URL(appUrl).host };
}

function localAddress(address: string, settings: Settings): string {
  if (address.startsWith(settings.appUrl)) return frameOrigin(settings.port) + address.slice(settings.appUrl.length);
  // Where an app sends a request that came without the admin around it.
  if (/^https:\/\/admin\.shopify\.com\/store\/[^/]+\/apps\//.test(address))
    return `http://127.0.0.1:${settings.port}/admin/apps/encore`;
  return address;
}

function responseHeaders({ headers }: IncomingMessage, settings: Settings): IncomingHttpHeaders {
  const { port } = settings;
  const { location, "content-security-policy": policy, link, "content-length": _length, ...others } = headers;
  const ancestors = `frame-ancestors http://127.0.0.1:${port} http://localhost:${port}`;
  return {
    ...others,
    ...(location && { location: localAddress(location, settings) }),
    ...(policy && { "content-security-policy": String(policy).replace(/frame-ancestors[^;]*/, ancestors) }),
    ...(link && { link: String(link).replaceAll(appBridge, `http://127.0.0.1:${port}/cdn/app-bridge.js`) }),
  };
}

const isPage = (headers: IncomingHttpHeaders): boolean => headers["content-type"]?.startsWith("text/html") ?? false;

function forward(answer: IncomingMessage, outgoing: ServerResponse, settings: Settings): void {
  outgoing.writeHead(answer.statusCode ?? 502, responseHeaders(answer, settings));
  if (!isPage(answer.headers)) return void answer.pipe(outgoing);
  const chunks: Buffer[] = [];
  answer.on("data", (chunk: Buffer) => chunks.push(chunk));
  answer.on("end", () => {
    const page = Buffer.concat(chunks).toString("utf8");
    outgoing.end(page.replaceAll(appBridge, `http://127.0.0.1:${settings.port}/cdn/app-bridge.js`));
  });
}

export function proxyToApp(incoming: IncomingMessage, outgoing: ServerResponse, settings: Settings): void {
  const target = new URL(incoming.url ?? "/", settings.appUrl);
  const options = { method: incoming.method ?? "GET", headers: requestHeaders(incoming, settings) };
  const passed = request(target, options, (answer) => forward(answer, outgoing, settings));
  passed.on("error", (error) => {
    if (outgoing.headersSent) return void outgoing.destroy();
    outgoing.writeHead(502, { "content-type": "text/html; charset=utf-8" });
    outgoing.end(
      `<h1>The app does not answer</h1><p>Nothing is listening at ${settings.appUrl} (${error.message}).</p>`,
    );
  });
  incoming.pipe(passed);
}

// The HTTP server: who answers what. Webhooks are answered here, before Remix, because that path carries every order of
// every shop; everything else is a Remix route.
import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createRequestHandler } from "@remix-run/express";
import compression from "compression";
import express, { type ErrorRequestHandler, type RequestHandler } from "express";
import type { BuildSource } from "./build-source.ts";
import type { Services } from "./services.ts";

export interface HttpServerOptions {
  services: Services;
  source: BuildSource;
  port: number;
  host: string;
}

export interface HttpServer {
  port: number;
  /** Takes no new connection and resolves when the last request has its answer. */
  close(): Promise<void>;
}

/** Shopify's largest payloads are well below; a larger body is not read to its end. */
const maxWebhookBytes = 5 * 1024 * 1024;

/** As long as requests in hand may take once the process is told to stop. */
const drainMs = 8_000;

declare module "@remix-run/node" {
  interface AppLoadContext {
    services: Services;
  }
}

export async function createHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const server = createServer(createExpressApp(options));
  let inHand = 0;
  server.on("request", (_request, response: ServerResponse) => {
    inHand += 1;
    response.once("close", () => {
      inHand -= 1;
    });
  });
  // Longer than a load balancer's idle time, so that it never reuses a connection that is being closed.
  server.keepAliveTimeout = 65_000;
  server.listen(options.port, options.host);
  await once(server, "listening").catch((error: NodeJS.ErrnoException) => {
    throw listenError(error, options.port);
  });
  return { port: (server.address() as AddressInfo).port, close: () => drain(server, () => inHand) };
}

/** Connections that clients keep open for later, or opened and never used, do not count: only answers do. */
async function drain(server: Server, inHand: () => number): Promise<void> {
  const closed = once(server, "close");
  server.close();
  const deadline = Date.now() + drainMs;
  const timer = setInterval(() => {
    if (inHand() === 0 || Date.now() > deadline) server.closeAllConnections();
  }, 50);
  await closed;
  clearInterval(timer);
}

function listenError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code !== "EADDRINUSE") return error;
  const sentence = new Error(
    `Port ${port} is taken by another program. Stop that program, or set PORT to a free port.`,
  );
  sentence.name = "EnvironmentError";
  return sentence;
}

function createExpressApp({ services, source }: HttpServerOptions): express.Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.use(finishReading);
  app
    .route("/webhooks")
    .post(express.raw({ type: () => true, limit: maxWebhookBytes, inflate: false }), (request, response, next) => {
      const body: unknown = request.body;
      const rawBody = Buffer.isBuffer(body) ? body.toString("utf8") : "";
      const started = performance.now();
      services.webhooks
        .receive(rawBody, headersOf(request.headers))
        .then((answer) => {
          response.status(answer.status).type("text/plain").send(answer.message);
          services.metrics.webhookAnswered(answer.status, (performance.now() - started) / 1_000);
        })
        .catch(next);
    })
    .all((_request, response) => {
      response.status(405).set("allow", "POST").type("text/plain").send("Webhooks are sent with POST.");
    });
  if (source.middleware) app.use(source.middleware);
  else app.use("/assets", express.static(`${source.clientFolder}/assets`, { immutable: true, maxAge: "1y" }));
  app.use(compression());
  app.use(express.static(source.clientFolder, { maxAge: "1h" }));
  app.all(
    "*",
    createRequestHandler({
      build: source.build,
      getLoadContext: () => ({ services }),
    }),
  );
  app.use(answerError(services));
  return app;
}

/** What is left of a body when its answer is out would be taken for the connection's next request: the connection ends. */
const finishReading: RequestHandler = (request, response, next) => {
  response.once("finish", () => {
    if (!request.complete) request.socket.destroySoon();
  });
  next();
};

/** The few headers that the webhook door reads. */
function headersOf(headers: NodeJS.Dict<string | string[]>): Headers {
  const picked = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (name.startsWith("x-shopify-") && typeof value === "string") picked.set(name, value);
  }
  return picked;
}

/** What went wrong while a request was read is the sender's; anything else is ours, and tells the sender nothing. */
function answerError(services: Services): ErrorRequestHandler {
  return (error: { status?: unknown; expose?: unknown }, request, response, _next) => {
    const status = typeof error.status === "number" && error.status < 500 ? error.status : 500;
    if (status === 500) services.log.error({ error, path: request.path }, "request failed");
    if (response.headersSent) return response.destroy();
    response
      .status(status)
      .type("text/plain")
      .send(sentences[status] ?? "The request could not be read.");
  };
}

const sentences: Record<number, string> = {
  413: "The body is larger than 5 MB.",
  415: "The body must not be compressed.",
  500: "Something went wrong on our side. It has been logged.",
};

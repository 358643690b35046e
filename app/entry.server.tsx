// Renders pages on the server, as a stream; crawlers get the finished page. Shopify's headers (who may frame us) are added.
import { PassThrough } from "node:stream";
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { loadCatalogue } from "./i18n/catalogue.ts";
import { languages } from "./i18n/languages.ts";

await Promise.all(languages.map(loadCatalogue));

const abortDelayMs = 5_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { services }: AppLoadContext,
): Promise<Response> {
  services.shopify.addDocumentResponseHeaders(request, headers);
  const ready = isbot(request.headers.get("user-agent") ?? "") ? "onAllReady" : "onShellReady";
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <RemixServer context={remixContext} url={request.url} abortDelay={abortDelayMs} />,
      {
        [ready]: () => {
          const body = new PassThrough();
          headers.set("content-type", "text/html; charset=utf-8");
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
          pipe(body);
        },
        onShellError: reject,
        onError: (error: unknown) => services.log.error({ error }, "page not rendered whole"),
      },
    );
    setTimeout(abort, abortDelayMs + 1_000);
  });
}

/** Remix would print it, path and all; our log strikes out what must not be in it. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted) return;
  context.services.log.error({ error, path: new URL(request.url).pathname }, "request failed");
}

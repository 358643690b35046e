// The frame of every page: what the browser needs before any route has its say.
import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteError } from "@remix-run/react";

export default function Root() {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        <Outlet />
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

/** What a page shows that does not exist or failed; what went wrong stands in the log, not here. */
export function ErrorBoundary() {
  const error = useRouteError();
  const isMissing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{isMissing ? "Not found" : "Something went wrong"}</title>
      </head>
      <body style={{ fontFamily: "system-ui, sans-serif", margin: "4rem auto", maxWidth: "32rem", padding: "0 1rem" }}>
        <h1>{isMissing ? "There is no such page" : "Something went wrong on our side"}</h1>
        <p>
          {isMissing
            ? "Open Encore from the admin of your store."
            : "It has been logged. Nothing that customers earned is lost; please try again."}
        </p>
      </body>
    </html>
  );
}

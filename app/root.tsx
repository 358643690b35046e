// The frame of every page: what the browser needs before any route has its say.
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import type { loader } from "./routes/app.tsx";

export default function Root() {
  const admin = useRouteLoaderData<typeof loader>("routes/app");
  return (
    <html lang={admin?.speech.language ?? "en"}>
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

/** What an address shows that is no page of the admin; the admin has words of its own (routes/app.tsx). */
export function ErrorBoundary() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404)
    return <Plain title="There is no such page">Open Encore from the admin of your store.</Plain>;
  return (
    <Plain title="Something went wrong on our side">
      It has been logged. Nothing that customers earned is lost; please try again.
    </Plain>
  );
}

function Plain({ title, children }: { title: string; children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{title}</title>
      </head>
      <body style={{ fontFamily: "system-ui, sans-serif", margin: "4rem auto", maxWidth: "32rem", padding: "0 1rem" }}>
        <h1>{title}</h1>
        <p>{children}</p>
      </body>
    </html>
  );
}

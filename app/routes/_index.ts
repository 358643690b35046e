// The app's bare address: Shopify opens it with the shop's name, anybody else learns what this is.
import { type LoaderFunctionArgs, redirect } from "@remix-run/node";

export function loader({ request }: LoaderFunctionArgs): Response {
  const url = new URL(request.url);
  if (url.searchParams.has("shop")) return redirect(`/app${url.search}`);
  return new Response("Encore is a Shopify app. Open it from the admin of your store.\n", {
    headers: { "content-type": "text/plain" },
  });
}

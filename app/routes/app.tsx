// The frame of the embedded admin: Polaris and App Bridge around every page below /app, in the merchant's language. What is
// missing or fails below is said inside this frame, so that the merchant finds his way on.
import {
  type HeadersFunction,
  json,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { isRouteErrorResponse, Link, Outlet, useLoaderData, useRouteError, useRouteLoaderData } from "@remix-run/react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import type { ReactNode } from "react";
import storefrontStyles from "../../extensions/rewards/assets/encore.css?url";
import { readShopFacts } from "../../rewards/shops/facts.ts";
import adminStyles from "../components/admin.css?url";
import { Failed, Missing } from "../components/error-pages.tsx";
import { contentId, SkipLink } from "../components/skip-link.tsx";
import { authenticateMerchant } from "../doors/merchant.ts";
import { catalogueOf } from "../i18n/catalogue.ts";
import { speechOf } from "../i18n/languages.ts";
import { SpeechProvider, useSpeech } from "../i18n/speech.tsx";

export const links: LinksFunction = () =>
  [polarisStyles, storefrontStyles, adminStyles].map((href) => ({ rel: "stylesheet", href }));

export const meta: MetaFunction = () => [{ title: "Encore" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  const facts = await readShopFacts(context.services.pool, shop);
  if (facts === null) throw new Error(`${shop} was installed a moment ago and is not any more.`);
  return json({ apiKey: context.services.credentials.apiKey, speech: speechOf(request), facts });
}

/** Only the first request of a page names the merchant's locale. */
export const shouldRevalidate = () => false;

type Admin = ReturnType<typeof useLoaderData<typeof loader>>;

function Frame({ admin: { apiKey, speech, facts }, children }: { admin: Admin; children: ReactNode }) {
  const { polaris } = catalogueOf(speech.language);
  return (
    // Menus and dialogs, which Polaris puts at its end, are part of what is said here as well.
    <main>
      <AppProvider isEmbeddedApp apiKey={apiKey} {...(polaris && { i18n: polaris })}>
        <SpeechProvider speech={speech} facts={facts}>
          <SkipLink />
          <Navigation />
          <div id={contentId} tabIndex={-1}>
            {children}
          </div>
        </SpeechProvider>
      </AppProvider>
    </main>
  );
}

function Navigation() {
  const { text } = useSpeech();
  return (
    <ui-nav-menu>
      <Link to="/app" rel="home">
        {text("nav.home")}
      </Link>
      <Link to="/app/badges">{text("nav.badges")}</Link>
      <Link to="/app/rewards">{text("nav.rewards")}</Link>
      <Link to="/app/customers">{text("nav.customers")}</Link>
      <Link to="/app/activity">{text("nav.activity")}</Link>
      <Link to="/app/settings">{text("nav.settings")}</Link>
    </ui-nav-menu>
  );
}

export default function AdminFrame() {
  return (
    <Frame admin={useLoaderData<typeof loader>()}>
      <Outlet />
    </Frame>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const admin = useRouteLoaderData<typeof loader>("routes/app");
  const isMissing = isRouteErrorResponse(error) && error.status === 404;
  // Shopify's library answers with thrown responses of its own: a bounce page, a redirect out of the frame.
  if (isRouteErrorResponse(error) && !isMissing && error.status < 500) return boundary.error(error);
  if (!admin) throw error;
  return <Frame admin={admin}>{isMissing ? <Missing /> : <Failed />}</Frame>;
}

export const headers: HeadersFunction = (headersArgs) => boundary.headers(headersArgs);

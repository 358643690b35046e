// API keys and endpoints: what other systems need to talk with Encore.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { type ShouldRevalidateFunction, useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { readIntegrations, takeIntegrationStep } from "../admin/integrations.ts";
import { ApiKeys } from "../components/settings/api-keys.tsx";
import { Endpoints } from "../components/settings/endpoints.tsx";
import { readAdminBody } from "../doors/admin-body.ts";
import { authenticateMerchant } from "../doors/merchant.ts";
import { useSpeech } from "../i18n/speech.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  return json(await readIntegrations(context.services.pool, shop));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  const { pool, outboundRules: rules } = context.services;
  const answer = await takeIntegrationStep({ pool, shop, rules }, await readAdminBody(request));
  return json(answer, { headers: { "Cache-Control": "no-store" } });
}

/** What was refused has changed nothing. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionResult, formMethod, defaultShouldRevalidate }) =>
  formMethod === "POST" ? (actionResult as { kind?: string })?.kind !== "invalid" : defaultShouldRevalidate;

export default function Integrations() {
  const { keys, endpoints } = useLoaderData<typeof loader>();
  const { text } = useSpeech();
  return (
    <Page title={text("settings.integrations")} backAction={{ content: text("settings.title"), url: "/app/settings" }}>
      <BlockStack gap="400">
        <ApiKeys keys={keys} />
        <Endpoints endpoints={endpoints} />
      </BlockStack>
    </Page>
  );
}

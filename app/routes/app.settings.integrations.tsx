// API keys and endpoints: what other systems need to talk with Encore.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack } from "@shopify/polaris";
import { readIntegrations, takeIntegrationStep } from "../admin/integrations.ts";
import { revalidateAfter } from "../components/revalidate-after.ts";
import { ApiKeys } from "../components/settings/api-keys.tsx";
import { Endpoints } from "../components/settings/endpoints.tsx";
import { SettingsPage } from "../components/settings/settings-page.tsx";
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

export { keepPage as clientAction } from "../components/keep-page.ts";

export const shouldRevalidate = revalidateAfter("key", "endpoint", "revoked", "deleted");

export default function Integrations() {
  const { keys, endpoints } = useLoaderData<typeof loader>();
  const { text } = useSpeech();
  return (
    <SettingsPage title={text("settings.integrations")}>
      <BlockStack gap="400">
        <ApiKeys keys={keys} />
        <Endpoints endpoints={endpoints} />
      </BlockStack>
    </SettingsPage>
  );
}

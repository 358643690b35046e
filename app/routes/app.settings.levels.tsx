// The ladder of levels: what it takes to reach each, and what is handed out.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { type ShouldRevalidateFunction, useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { readAllSettings, savePart } from "../admin/settings-part.ts";
import type { Draft } from "../components/designer/draft.ts";
import { LevelsForm } from "../components/settings/levels-form.tsx";
import { readAdminBody } from "../doors/admin-body.ts";
import { authenticateMerchant } from "../doors/merchant.ts";
import { useSpeech } from "../i18n/speech.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  return json(await readAllSettings(context.services.pool, shop));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  return json(await savePart(context.services.pool, shop, "levels", await readAdminBody(request)));
}

/** What was refused has changed nothing. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionResult, formMethod, defaultShouldRevalidate }) =>
  formMethod === "POST" ? (actionResult as { kind?: string })?.kind === "saved" : defaultShouldRevalidate;

export default function Levels() {
  const settings = useLoaderData<typeof loader>();
  const { text } = useSpeech();
  return (
    <Page title={text("settings.levels")} backAction={{ content: text("settings.title"), url: "/app/settings" }}>
      <LevelsForm settings={settings as unknown as Draft} />
    </Page>
  );
}

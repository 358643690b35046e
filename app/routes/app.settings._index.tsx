// What a merchant decides about his programme, in his words; saved as a whole, and only over what he had before him.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { readSettingsForm, saveSettingsForm } from "../admin/settings-form.ts";
import type { Draft } from "../components/designer/draft.ts";
import { revalidateAfter } from "../components/revalidate-after.ts";
import { SettingsForm } from "../components/settings/settings-form.tsx";
import { readAdminBody } from "../doors/admin-body.ts";
import { authenticateMerchant } from "../doors/merchant.ts";
import { useSpeech } from "../i18n/speech.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  return json(await readSettingsForm(context.services.pool, shop));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  return json(await saveSettingsForm(context.services.pool, shop, await readAdminBody(request)));
}

export { keepPage as clientAction } from "../components/keep-page.ts";

export const shouldRevalidate = revalidateAfter("saved");

export default function Settings() {
  const saved = useLoaderData<typeof loader>();
  const { text } = useSpeech();
  return (
    <Page
      title={text("settings.title")}
      secondaryActions={[
        { content: text("settings.levels"), url: "/app/settings/levels" },
        { content: text("settings.actions"), url: "/app/settings/actions" },
        { content: text("settings.integrations"), url: "/app/settings/integrations" },
        { content: text("settings.data"), url: "/app/settings/data" },
      ]}
    >
      <SettingsForm saved={saved as unknown as Draft} />
    </Page>
  );
}

// What single action names earn, besides what orders earn by their amount.
import { useLoaderData } from "@remix-run/react";
import { loadAllSettings, savePart } from "../admin/settings-part.ts";
import type { Draft } from "../components/designer/draft.ts";
import { revalidateAfter } from "../components/revalidate-after.ts";
import { ActionsForm } from "../components/settings/actions-form.tsx";
import { SettingsPage } from "../components/settings/settings-page.tsx";
import { useSpeech } from "../i18n/speech.tsx";

export const loader = loadAllSettings;
export const action = savePart("actionRules");
export { keepPage as clientAction } from "../components/keep-page.ts";
export const shouldRevalidate = revalidateAfter("saved");

export default function Actions() {
  const settings = useLoaderData<typeof loader>();
  const { text } = useSpeech();
  return (
    <SettingsPage title={text("settings.actions")}>
      <ActionsForm settings={settings as unknown as Draft} />
    </SettingsPage>
  );
}

// The ladder of levels: what it takes to reach each, and what is handed out.
import { useLoaderData } from "@remix-run/react";
import { loadAllSettings, savePart } from "../admin/settings-part.ts";
import type { Draft } from "../components/designer/draft.ts";
import { revalidateAfter } from "../components/revalidate-after.ts";
import { LevelsForm } from "../components/settings/levels-form.tsx";
import { SettingsPage } from "../components/settings/settings-page.tsx";
import { useSpeech } from "../i18n/speech.tsx";

export const loader = loadAllSettings;
export const action = savePart("levels");
export { keepPage as clientAction } from "../components/keep-page.ts";
export const shouldRevalidate = revalidateAfter("saved");

export default function Levels() {
  const settings = useLoaderData<typeof loader>();
  const { text } = useSpeech();
  return (
    <SettingsPage title={text("settings.levels")}>
      <LevelsForm settings={settings as unknown as Draft} />
    </SettingsPage>
  );
}

// A page behind the settings, with the way back to them.
import { Page } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useSpeech } from "../../i18n/speech.tsx";

export function SettingsPage({ title, children }: { title: string; children: ReactNode }) {
  const { text } = useSpeech();
  return (
    <Page title={title} backAction={{ content: text("settings.title"), url: "/app/settings" }}>
      {children}
    </Page>
  );
}

// The settings as a form. Everything that a merchant sees here is obeyed; what a value means stands beside it.
import { useSpeech } from "../../i18n/speech.tsx";
import type { Draft } from "../designer/draft.ts";
import { Earning } from "./cards/earning.tsx";
import { Expiry } from "./cards/expiry.tsx";
import { PointsName } from "./cards/points-name.tsx";
import { Refunds } from "./cards/refunds.tsx";
import { When } from "./cards/when.tsx";
import { Section, Tick } from "./setting-fields.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

export function SettingsForm({ saved }: { saved: Draft }) {
  const { text } = useSpeech();
  return (
    <SettingsFrame saved={saved} before={saved}>
      <Section title={text("settings.programme")}>
        <Tick path="paused" help />
      </Section>
      <Earning />
      <When />
      <Refunds />
      <Expiry />
      <PointsName />
    </SettingsFrame>
  );
}

// What a refund or a cancellation takes back besides the points, and from whom.
import { Text } from "@shopify/polaris";
import { useSpeech } from "../../../i18n/speech.tsx";
import { Choice, Section, Tick } from "../setting-fields.tsx";

export function Refunds() {
  const { text } = useSpeech();
  return (
    <Section title={text("settings.refunds")}>
      <Text as="p">{text("settings.refundsText")}</Text>
      <Tick path="reversalRevokesBadges" />
      <Tick path="reversalRevokesVouchers" />
      <Choice path="spentPoints" values={["below_zero", "stop_at_zero"]} />
    </Section>
  );
}

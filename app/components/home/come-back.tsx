// Whether customers whose first order earned a badge come back more often than the others. It compares and proves nothing, and
// says so.
import { BlockStack, Card, InlineGrid, InlineStack, Text } from "@shopify/polaris";
import { useSpeech } from "../../i18n/speech.tsx";
import { Help } from "./figure-card.tsx";

interface Cohort {
  customers: number;
  cameBack: number;
}

interface Props {
  comeBack: { rewarded: Cohort; others: Cohort; countedAt: string | null };
}

/** With fewer customers on a side, one more or less would change the picture. */
const fewest = 10;

export function ComeBack({ comeBack }: Props) {
  const { text, moment } = useSpeech();
  const { rewarded, others, countedAt } = comeBack;
  const isTooFew = Math.min(rewarded.customers, others.customers) < fewest;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" wrap={false}>
          <Text as="h2" variant="headingMd">
            {text("home.comeBack")}
          </Text>
          <Help
            about={text("home.comeBack")}
            paragraphs={[text("home.comeBack.help"), text("home.comeBack.warning")]}
          />
        </InlineStack>
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
          <Side name="rewarded" cohort={rewarded} />
          <Side name="others" cohort={others} />
        </InlineGrid>
        <Text as="p" tone="subdued" variant="bodySm">
          {countedAt === null
            ? text("home.comeBack.notYet")
            : text(isTooFew ? "home.comeBack.few" : "home.comeBack.counted", { at: moment(countedAt), fewest })}
        </Text>
      </BlockStack>
    </Card>
  );
}

function Side({ name, cohort: { customers, cameBack } }: { name: "rewarded" | "others"; cohort: Cohort }) {
  const { text, number, percent } = useSpeech();
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="bodyMd" tone="subdued">
        {text(`home.comeBack.${name}`)}
      </Text>
      <Text as="p" variant="headingLg">
        {customers === 0 ? text("home.none") : percent(cameBack / customers)}
      </Text>
      <Text as="p" tone="subdued" variant="bodySm">
        {text("home.comeBack.of", { cameBack: number(cameBack), customers: number(customers) })}
      </Text>
    </BlockStack>
  );
}

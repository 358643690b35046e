// What was decided, action by action; each line opens into its reason.
import type { SerializeFrom } from "@remix-run/node";
import { Badge, InlineStack, Text } from "@shopify/polaris";
import type { Decided } from "../../../rewards/shops/activity.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { CustomerLink, OrderLink } from "../why/names.tsx";
import { Why } from "../why/why.tsx";
import { Line } from "./line.tsx";

export function Decisions({ decisions }: { decisions: readonly SerializeFrom<Decided>[] }) {
  const { text, textOr, signed, moment, and } = useSpeech();
  return decisions.map((decision) => (
    <Line
      key={decision.id}
      title={
        <Text as="h2" variant="bodyMd" fontWeight="semibold" breakWord>
          <CustomerLink playerId={decision.playerId} />: {textOr(`engine.action.${decision.name}`, decision.name)}
        </Text>
      }
      end={
        <Text as="span" numeric fontWeight="semibold">
          {signed(decision.points)}
        </Text>
      }
    >
      <InlineStack gap="200">
        <Text as="span" tone="subdued">
          {moment(decision.at)}
        </Text>
        {decision.orderId !== null && <OrderLink orderId={decision.orderId} />}
        <Text as="span" tone="subdued">
          {decision.badges.length > 0 ? and(decision.badges) : text("activity.noBadges")}
        </Text>
        {decision.reversedAt !== null && <Badge tone="warning">{text("activity.reversed")}</Badge>}
      </InlineStack>
      <Why heading="h3" actionId={decision.id} about={`${signed(decision.points)}, ${moment(decision.at)}`} />
    </Line>
  ));
}

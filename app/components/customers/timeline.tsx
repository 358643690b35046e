// Every line of a customer's ledger, newest first. A line that an action made opens into its reason; an adjustment can be
// undone, which is a line of its own.
import type { SerializeFrom } from "@remix-run/node";
import { BlockStack, Box, Card, InlineStack, Text } from "@shopify/polaris";
import type { Timeline as Lines } from "../../../rewards/players/timeline.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { PageLinks } from "../page-links.tsx";
import { OrderLink } from "../why/names.tsx";
import { Why } from "../why/why.tsx";
import { UndoAdjustment } from "./undo-adjustment.tsx";

type Entry = SerializeFrom<Lines>["entries"][number];

export function Timeline({ timeline, isFirst }: { timeline: SerializeFrom<Lines>; isFirst: boolean }) {
  const { text } = useSpeech();
  return (
    <Card padding="0">
      <Box padding="400">
        <Text as="h2" variant="headingMd">
          {text("customer.timeline")}
        </Text>
      </Box>
      {timeline.entries.length === 0 && (
        <Box padding="400" paddingBlockStart="0">
          <Text as="p" tone="subdued">
            {text("customer.noTimeline")}
          </Text>
        </Box>
      )}
      {timeline.entries.map((entry) => (
        <Line key={entry.id} entry={entry} />
      ))}
      <PageLinks
        parameter="after"
        next={timeline.next}
        isFirst={isFirst}
        labels={{ next: text("customer.older"), first: text("customer.newest") }}
      />
    </Card>
  );
}

function Line({ entry }: { entry: Entry }) {
  const { text, signed, moment, day } = useSpeech();
  const points = signed(entry.points);
  return (
    <Box padding="400" borderBlockStartWidth="025" borderColor="border">
      <BlockStack gap="100">
        <InlineStack align="space-between" gap="400" wrap={false}>
          <h3>
            <Text as="span" fontWeight="semibold" breakWord>
              {useTitle(entry)}
            </Text>
          </h3>
          <Text as="span" numeric fontWeight="semibold">
            {points}
          </Text>
        </InlineStack>
        <InlineStack gap="200">
          <Text as="span" tone="subdued">
            {moment(entry.at)}
          </Text>
          {entry.orderId !== null && <OrderLink orderId={entry.orderId} />}
          {entry.availableAt !== null && (
            <Text as="span">{text("customer.availableAt", { at: day(entry.availableAt) })}</Text>
          )}
        </InlineStack>
        {entry.note !== null && entry.note !== "" && (
          <Text as="p" breakWord>
            {entry.note}
          </Text>
        )}
        {entry.actionId !== null && (
          <Why heading="h4" actionId={entry.actionId} about={`${points}, ${moment(entry.at)}`} />
        )}
        {entry.undoReference !== null && <UndoAdjustment reference={entry.undoReference} points={points} />}
      </BlockStack>
    </Box>
  );
}

function useTitle({ source, badge, reward, corrects, isByHand }: Entry): string {
  const { text } = useSpeech();
  switch (source) {
    case "badge":
    case "badge_taken": {
      const key = source === "badge" && isByHand ? "badge_given" : source;
      return text(`customer.source.${key}`, { badge: badge ?? text("why.goneBadge") });
    }
    case "redemption":
      return text("customer.source.redemption", { reward: reward ?? text("customer.goneReward") });
    case "adjustment":
      return text(corrects === "adjustment" ? "customer.source.adjustment_undone" : "customer.source.adjustment");
    default:
      return text(`customer.source.${source}`);
  }
}

// Past orders on their way, and the comparisons with Shopify.
import type { SerializeFrom } from "@remix-run/node";
import { List, ProgressBar, Text } from "@shopify/polaris";
import type { Backfill } from "../../../rewards/backfill/rows.ts";
import type { FinishedComparison } from "../../../rewards/reconciliation/rows.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { TitledCard } from "../titled-card.tsx";

export function PastOrders({ backfill }: { backfill: SerializeFrom<Backfill> | null }) {
  const { text } = useSpeech();
  const total = backfill?.ordersTotal ?? 0;
  return (
    <TitledCard title={text("data.backfill")} titleId="past-orders">
      <Text as="p">{usePastOrders(backfill)}</Text>
      {backfill?.state === "reading" && total > 0 && (
        <ProgressBar size="small" progress={(100 * backfill.ordersDone) / total} ariaLabelledBy="past-orders" />
      )}
    </TitledCard>
  );
}

function usePastOrders(backfill: SerializeFrom<Backfill> | null): string {
  const { text, moment } = useSpeech();
  if (backfill === null) return text("data.backfill.none");
  const { state, ordersDone: done, ordersTotal: total } = backfill;
  const at = moment(backfill.finishedAt ?? backfill.createdAt);
  switch (state) {
    case "requested":
    case "waiting_for_shopify":
      return text(`data.backfill.${state}`);
    case "reading":
      return total === null
        ? text("data.backfill.readingSome", { done })
        : text("data.backfill.reading", { done, total });
    case "done":
      return text("data.backfill.done", { at, done });
    case "failed":
    case "cancelled":
      return text(`data.backfill.${state}`, { at });
  }
}

interface ComparisonsProps {
  until: string | null;
  comparisons: readonly SerializeFrom<FinishedComparison>[];
}

export function Comparisons({ until, comparisons }: ComparisonsProps) {
  const { text, moment } = useSpeech();
  return (
    <TitledCard title={text("data.comparison")}>
      <Text as="p">{text("data.comparison.text")}</Text>
      <Text as="p">
        {until === null ? text("data.comparison.none") : text("data.comparison.until", { at: moment(until) })}
      </Text>
      {comparisons.length > 0 && (
        <List>
          {comparisons.map(({ id, until: end, ordersSeen: seen, missing, stale }) => (
            <List.Item key={id}>
              {moment(end)}: {text("data.comparison.line", { seen, missing, stale })}
            </List.Item>
          ))}
        </List>
      )}
    </TitledCard>
  );
}

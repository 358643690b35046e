// What Shopify told of, with its state and what came of it. What was set aside can be retried; what is done, processed again.
import type { SerializeFrom } from "@remix-run/node";
import { useFetcher } from "@remix-run/react";
import { Badge, Button, InlineStack, Text } from "@shopify/polaris";
import { type NotCountedReason, notCountedSentences } from "../../../rewards/orders/standing.ts";
import type { ListedEvent } from "../../../rewards/shops/activity.ts";
import type { RetryAnswer } from "../../admin/activity-page.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { useSentence } from "../designer/use-sentence.ts";
import { OrderLink } from "../why/names.tsx";
import { Why } from "../why/why.tsx";
import { Line } from "./line.tsx";
import { useRetryToast } from "./use-retry-toast.ts";

type Event = SerializeFrom<ListedEvent>;

const tones = { received: "info", done: "success", set_aside: "warning" } as const;

export function Events({ events }: { events: readonly Event[] }) {
  return events.map((event) => <EventLine key={event.id} event={event} />);
}

function EventLine({ event }: { event: Event }) {
  const { text, textOr, moment } = useSpeech();
  const reason = useReason(event.reason);
  return (
    <Line
      title={
        <Text as="h2" variant="bodyMd" fontWeight="semibold" breakWord>
          {textOr(`activity.topic.${event.topic}`, event.topic)}
        </Text>
      }
      end={<Badge tone={tones[event.state]}>{text(`activity.state.${event.state}`)}</Badge>}
    >
      <InlineStack gap="200">
        <Text as="span" tone="subdued">
          {moment(event.at)}
        </Text>
        {event.orderId !== null && <OrderLink orderId={event.orderId} />}
        {event.state === "received" && event.attempts > 0 && (
          <Text as="span" tone="subdued">
            {text("activity.attempts", { count: event.attempts })}
          </Text>
        )}
      </InlineStack>
      {reason !== null && (
        <Text as="p" breakWord>
          {reason}
        </Text>
      )}
      {event.actionId !== null && <Why heading="h3" actionId={event.actionId} about={moment(event.at)} />}
      {event.state !== "received" && <Retry event={event} />}
    </Line>
  );
}

const notCounted = "not counted: ";

/** What the worker noted of an order that earned nothing is a list of codes; the rest are sentences. */
function useReason(reason: string | null): string | null {
  const { text } = useSpeech();
  const sentence = useSentence();
  if (reason === null || reason === "") return null;
  if (!reason.startsWith(notCounted)) return sentence(reason);
  const codes = reason.slice(notCounted.length).split(", ");
  const reasons = codes.map((code) => sentence(notCountedSentences[code as NotCountedReason] ?? code)).join(" ");
  return text("activity.notCounted", { reasons });
}

function Retry({ event }: { event: Event }) {
  const { text } = useSpeech();
  const fetcher = useFetcher<RetryAnswer>();
  useRetryToast(fetcher.data);
  const isSetAside = event.state === "set_aside";
  return (
    <div>
      <Button
        variant={isSetAside ? "secondary" : "plain"}
        accessibilityLabel={text(isSetAside ? "activity.retryOf" : "activity.againOf", { id: event.id })}
        loading={fetcher.state !== "idle"}
        onClick={() =>
          fetcher.submit({ intent: "one", event: event.id }, { method: "post", encType: "application/json" })
        }
      >
        {text(isSetAside ? "activity.retry" : "activity.again")}
      </Button>
    </div>
  );
}

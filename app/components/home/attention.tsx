// What wants the merchant's look, each with the way to it. Nothing is shown where there is nothing.
import { Banner, type BannerProps, BlockStack } from "@shopify/polaris";
import type { Attention as Wanted } from "../../../rewards/shops/attention.ts";
import type { MessageKey } from "../../i18n/catalogue.ts";
import { useSpeech } from "../../i18n/speech.tsx";

interface Notice {
  key: "paused" | "events" | "vouchers" | "calls" | "endpoints" | "backfill";
  count: number;
  tone: NonNullable<BannerProps["tone"]>;
  url: string;
}

const setAside = "/app/activity?view=set_aside";

const noticesOf = (wanted: Wanted): Notice[] => [
  { key: "paused", count: Number(wanted.isPaused), tone: "warning", url: "/app/settings" },
  { key: "events", count: wanted.eventsSetAside, tone: "warning", url: setAside },
  { key: "vouchers", count: wanted.vouchersSetAside, tone: "warning", url: setAside },
  { key: "calls", count: wanted.callsSetAside, tone: "warning", url: setAside },
  { key: "endpoints", count: wanted.endpointsFailing, tone: "warning", url: "/app/settings/integrations" },
  { key: "backfill", count: Number(wanted.backfillFailed), tone: "warning", url: "/app/settings/data" },
];

export function Attention({ attention }: { attention: Wanted }) {
  const { text } = useSpeech();
  const notices = noticesOf(attention).filter(({ count }) => count > 0);
  if (notices.length === 0) return null;
  return (
    <BlockStack gap="200">
      {notices.map(({ key, count, tone, url }) => (
        <Banner
          key={key}
          tone={tone}
          title={text(`home.attention.${key}` as MessageKey, { count })}
          action={{ content: text(`home.attention.${key}.go`), url }}
        >
          {text(`home.attention.${key}.text`)}
        </Banner>
      ))}
    </BlockStack>
  );
}

// What a customer holds besides points: badges, the way to the next ones, vouchers, what he redeemed, and the orders that
// earned him nothing, with the reason.
import type { SerializeFrom } from "@remix-run/node";
import { Badge, BlockStack, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { readCustomerPage } from "../../admin/customer-page.ts";
import { useSpeech } from "../../i18n/speech.tsx";
import { useSentence } from "../designer/use-sentence.ts";
import { TitledCard } from "../titled-card.tsx";
import { OrderLink } from "../why/names.tsx";
import { HandOver } from "./hand-over.tsx";
import { TakeBadge } from "./take-badge.tsx";

type Customer = NonNullable<SerializeFrom<Awaited<ReturnType<typeof readCustomerPage>>>>;

export function Belongings({ customer }: { customer: Customer }) {
  return (
    <BlockStack gap="400">
      <Badges badges={customer.badges} />
      <Progress progress={customer.progress} />
      <Inventory inventory={customer.inventory} />
      <Redemptions redemptions={customer.redemptions} />
      <NotCounted orders={customer.ordersNotCounted} />
    </BlockStack>
  );
}

function Badges({ badges }: Pick<Customer, "badges">) {
  const { text, day } = useSpeech();
  return (
    <Part title={text("customer.badges")} nothing={text("customer.noBadges")}>
      {badges.map(({ id, name, count, lastEarnedAt }) => (
        <div key={id}>
          <Text as="p" fontWeight="semibold" breakWord>
            {name}
          </Text>
          <Text as="p" tone="subdued">
            {text("customer.times", { count, at: day(lastEarnedAt) })}
          </Text>
          <TakeBadge badgeId={id} name={name} />
        </div>
      ))}
    </Part>
  );
}

function Progress({ progress }: Pick<Customer, "progress">) {
  const { text, number, money } = useSpeech();
  return (
    <Part title={text("customer.progress")} nothing={text("customer.noProgress")}>
      {progress.map(({ id, name, current, target, unit }) => {
        const written = unit === "money" ? money : number;
        return (
          <BlockStack key={id} gap="100">
            <InlineStack align="space-between" gap="200">
              <Text as="p" breakWord>
                {name}
              </Text>
              <Text as="p" tone="subdued">
                {text("customer.of", { current: written(current), target: written(target) })}
              </Text>
            </InlineStack>
            <ProgressBar size="small" progress={(100 * current) / target} ariaLabelledBy={`progress-${id}`} />
            <span id={`progress-${id}`} hidden>
              {name}
            </span>
          </BlockStack>
        );
      })}
    </Part>
  );
}

const tones = { ready: "success", failed: "critical", creating: "info" } as const;

function State({ state }: { state: string }) {
  const { textOr } = useSpeech();
  const tone = Object.hasOwn(tones, state) ? tones[state as keyof typeof tones] : undefined;
  return <Badge {...(tone && { tone })}>{textOr(`customer.state.${state}`, state)}</Badge>;
}

function Inventory({ inventory }: Pick<Customer, "inventory">) {
  const { text, day } = useSpeech();
  return (
    <Part title={text("customer.inventory")} nothing={text("customer.noInventory")}>
      {inventory.map((item) => (
        <div key={item.id}>
          <InlineStack align="space-between" gap="200">
            <Text as="p" fontWeight="semibold" breakWord>
              {item.label}
            </Text>
            <State state={item.kind === "perk" && item.state === "used" ? "handed_over" : item.state} />
          </InlineStack>
          <Text as="p" tone="subdued" breakWord>
            {[
              item.code === null ? null : text("customer.code", { code: item.code }),
              item.expiresAt === null || item.usedAt !== null
                ? null
                : text("customer.until", { at: day(item.expiresAt) }),
              item.usedAt === null
                ? null
                : text(item.kind === "perk" ? "customer.handedOverAt" : "customer.usedAt", { at: day(item.usedAt) }),
            ]
              .filter((part) => part !== null)
              .join(" · ")}
          </Text>
          {item.usedOrderId !== null && <OrderLink orderId={item.usedOrderId} />}
          {item.kind === "perk" && item.state === "ready" && <HandOver itemId={item.id} label={item.label} />}
        </div>
      ))}
    </Part>
  );
}

function Redemptions({ redemptions }: Pick<Customer, "redemptions">) {
  const { text, day, number } = useSpeech();
  return (
    <Part title={text("customer.redemptions")} nothing={text("customer.noRedemptions")}>
      {redemptions.map(({ id, reward, points, state, at }) => (
        <div key={id}>
          <InlineStack align="space-between" gap="200">
            <Text as="p" breakWord>
              {reward ?? text("customer.goneReward")}
            </Text>
            <State state={state} />
          </InlineStack>
          <Text as="p" tone="subdued">
            {`${number(points)} · ${day(at)}`}
          </Text>
        </div>
      ))}
    </Part>
  );
}

function NotCounted({ orders }: { orders: Customer["ordersNotCounted"] }) {
  const { text } = useSpeech();
  const sentence = useSentence();
  if (orders.length === 0) return null;
  return (
    <Part title={text("customer.notCounted")} nothing="">
      {orders.map(({ orderId, reasons }) => (
        <div key={orderId}>
          <OrderLink orderId={orderId} />
          <Text as="p" tone="subdued">
            {reasons.map(sentence).join(" ")}
          </Text>
        </div>
      ))}
    </Part>
  );
}

function Part({ title, nothing, children }: { title: string; nothing: string; children: ReactNode[] }) {
  return (
    <TitledCard title={title}>
      {children.length > 0 ? (
        children
      ) : (
        <Text as="p" tone="subdued">
          {nothing}
        </Text>
      )}
    </TitledCard>
  );
}

// Home: what the programme has done so far, its badges, and what happened last.
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge, Banner, BlockStack, Card, EmptyState, InlineGrid, Page, Text } from "@shopify/polaris";
import { viewShop } from "../../rewards/shops/overview.ts";
import { WideTable } from "../components/wide-table.tsx";
import { authenticateMerchant } from "../doors/merchant.ts";
import { useSpeech } from "../i18n/speech.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  const overview = await viewShop(context.services.pool, shop);
  if (!overview)
    throw new Response("Encore is not installed in this store. Open it again from the admin.", { status: 404 });
  return json(overview);
}

export default function Home() {
  const overview = useLoaderData<typeof loader>();
  const { text } = useSpeech();
  return (
    <Page title={text("home.title")} subtitle={overview.name}>
      <BlockStack gap="400">
        {overview.eventsSetAside > 0 && (
          <Banner tone="warning" title={text("home.eventsSetAside", { count: overview.eventsSetAside })}>
            {text("home.eventsSetAside.text")}
          </Banner>
        )}
        {overview.messagesSetAside > 0 && (
          <Banner tone="warning" title={text("home.messagesSetAside", { count: overview.messagesSetAside })}>
            {text("home.messagesSetAside.text")}
          </Banner>
        )}
        <InlineGrid columns={{ xs: 1, sm: 3 }} gap="400">
          <Figure label={text("home.players")} value={overview.players} />
          <Figure label={text("home.points")} value={overview.pointsOutstanding} />
          <Figure label={text("home.badgesEarned")} value={overview.badgesEarned} />
        </InlineGrid>
        <Badges badges={overview.badges} />
        <Activity activity={overview.activity} />
      </BlockStack>
    </Page>
  );
}

type Overview = ReturnType<typeof useLoaderData<typeof loader>>;

function Figure({ label, value }: { label: string; value: number }) {
  const { number } = useSpeech();
  return (
    <Card>
      <BlockStack gap="100">
        <Text as="h2" variant="bodyMd" tone="subdued">
          {label}
        </Text>
        <Text as="p" variant="headingXl">
          {number(value)}
        </Text>
      </BlockStack>
    </Card>
  );
}

function Badges({ badges }: Pick<Overview, "badges">) {
  const { text, textOr, number } = useSpeech();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {text("home.badges")}
        </Text>
        <WideTable
          label={text("home.badges")}
          columnContentTypes={["text", "text", "numeric", "numeric", "numeric"]}
          headings={[
            text("home.badge"),
            text("home.type"),
            text("home.badgePoints"),
            text("home.timesEarned"),
            text("home.customers"),
          ]}
          rows={badges.map((badge) => [
            badge.name,
            <Badge key={badge.id}>{textOr(`badges.type.${badge.type}`, badge.type)}</Badge>,
            number(badge.points),
            number(badge.timesEarned),
            number(badge.players),
          ])}
        />
      </BlockStack>
    </Card>
  );
}

function Activity({ activity }: Pick<Overview, "activity">) {
  const { text, signed } = useSpeech();
  if (activity.length === 0) {
    return (
      <Card>
        <EmptyState heading={text("home.empty")} image="">
          <p>{text("home.empty.text")}</p>
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {text("home.activity")}
        </Text>
        <WideTable
          label={text("home.activity")}
          columnContentTypes={["text", "text", "numeric", "text"]}
          headings={[text("home.customer"), text("home.action"), text("home.badgePoints"), text("home.badges")]}
          rows={activity.map((entry) => [
            entry.playerId,
            entry.name,
            signed(entry.points),
            entry.badges.join(", ") || text("home.none"),
          ])}
        />
      </BlockStack>
    </Card>
  );
}

// Home: what the programme has done so far, its badges, and what happened last.
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge, Banner, BlockStack, Card, DataTable, EmptyState, InlineGrid, Page, Text } from "@shopify/polaris";
import { viewShop } from "../../rewards/shops/overview.ts";
import { authenticateMerchant } from "../doors/merchant.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  const overview = await viewShop(context.services.pool, shop);
  if (!overview)
    throw new Response("Encore is not installed in this store. Open it again from the admin.", { status: 404 });
  return json(overview);
}

export default function Home() {
  const overview = useLoaderData<typeof loader>();
  return (
    <Page title="Encore" subtitle={overview.name}>
      <BlockStack gap="400">
        {overview.eventsSetAside > 0 && (
          <Banner tone="warning" title={`${count(overview.eventsSetAside, "event")} could not be read`}>
            They are kept, and nothing else was held up by them. The operations guide says how to try them again.
          </Banner>
        )}
        {overview.messagesSetAside > 0 && (
          <Banner tone="warning" title={`${count(overview.messagesSetAside, "voucher")} could not be created`}>
            Shopify refused them. They stay with their customers as not ready; the operations guide says how to try
            again.
          </Banner>
        )}
        <InlineGrid columns={{ xs: 1, sm: 3 }} gap="400">
          <Figure label="Customers taking part" value={overview.players} />
          <Figure label="Points they hold" value={overview.pointsOutstanding} />
          <Figure label="Badges earned" value={overview.badgesEarned} />
        </InlineGrid>
        <Badges badges={overview.badges} />
        <Activity activity={overview.activity} />
      </BlockStack>
    </Page>
  );
}

type Overview = ReturnType<typeof useLoaderData<typeof loader>>;

const number = new Intl.NumberFormat("en");
const count = (value: number, noun: string) => `${number.format(value)} ${value === 1 ? noun : `${noun}s`}`;

function Figure({ label, value }: { label: string; value: number }) {
  return (
    <Card>
      <BlockStack gap="100">
        <Text as="h2" variant="bodyMd" tone="subdued">
          {label}
        </Text>
        <Text as="p" variant="headingXl">
          {number.format(value)}
        </Text>
      </BlockStack>
    </Card>
  );
}

const typeNames: Record<string, string> = { OneTimeOnly: "Once", Repeatable: "Repeatable", Ranked: "Levels" };

function Badges({ badges }: Pick<Overview, "badges">) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Badges
        </Text>
        <DataTable
          columnContentTypes={["text", "text", "numeric", "numeric", "numeric"]}
          headings={["Badge", "Type", "Points", "Times earned", "Customers"]}
          rows={badges.map((badge) => [
            badge.name,
            <Badge key={badge.id}>{typeNames[badge.type] ?? badge.type}</Badge>,
            number.format(badge.points),
            number.format(badge.timesEarned),
            number.format(badge.players),
          ])}
        />
      </BlockStack>
    </Card>
  );
}

function Activity({ activity }: Pick<Overview, "activity">) {
  if (activity.length === 0) {
    return (
      <Card>
        <EmptyState heading="Waiting for the first order" image="">
          <p>Encore is on. The next order of a customer shows up here within seconds, with what it earned.</p>
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Latest activity
        </Text>
        <DataTable
          columnContentTypes={["text", "text", "numeric", "text"]}
          headings={["Customer", "Action", "Points", "Badges"]}
          rows={activity.map((entry) => [
            entry.playerId,
            entry.name,
            `+${number.format(entry.points)}`,
            entry.badges.join(", ") || "–",
          ])}
        />
      </BlockStack>
    </Card>
  );
}

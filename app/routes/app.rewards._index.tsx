// The catalogue: what points can be spent on first, then what is there for badges and levels; archived rewards last.
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Card, Page } from "@shopify/polaris";
import { listCatalogue } from "../../rewards/catalogue/rewards.ts";
import { RewardList } from "../components/rewards/reward-list.tsx";
import { NoRewards } from "../components/rewards/reward-table.tsx";
import { authenticateMerchant } from "../doors/merchant.ts";
import { useSpeech } from "../i18n/speech.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  const rewards = await listCatalogue(context.services.pool, shop, { archived: true });
  return json({ rewards: rewards.sort((one, other) => one.status.localeCompare(other.status)) });
}

export default function Rewards() {
  const { rewards } = useLoaderData<typeof loader>();
  const { text } = useSpeech();
  return (
    <Page title={text("rewards.title")} primaryAction={{ content: text("rewards.create"), url: "/app/rewards/new" }}>
      <Card padding="0">{rewards.length > 0 ? <RewardList rewards={rewards} /> : <NoRewards />}</Card>
    </Page>
  );
}

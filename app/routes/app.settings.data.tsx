// How Encore's data stand against Shopify's: past orders that are being read, and the comparisons that find what was lost.
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack } from "@shopify/polaris";
import { latestBackfill } from "../../rewards/backfill/rows.ts";
import { latestReconciliations, readMark } from "../../rewards/reconciliation/rows.ts";
import { BringAndTake } from "../components/settings/bring-and-take.tsx";
import { Comparisons, PastOrders } from "../components/settings/data-cards.tsx";
import { SettingsPage } from "../components/settings/settings-page.tsx";
import { authenticateMerchant } from "../doors/merchant.ts";
import { useSpeech } from "../i18n/speech.tsx";

const comparisonsShown = 10;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  const { pool } = context.services;
  const [backfill, mark, comparisons] = await Promise.all([
    latestBackfill(pool, shop),
    readMark(pool, shop),
    latestReconciliations(pool, shop, comparisonsShown),
  ]);
  return json({ backfill, reconciledUntil: mark?.reconciledUntil ?? null, comparisons });
}

export default function Data() {
  const { backfill, reconciledUntil, comparisons } = useLoaderData<typeof loader>();
  const { text } = useSpeech();
  return (
    <SettingsPage title={text("settings.data")}>
      <BlockStack gap="400">
        <BringAndTake />
        <PastOrders backfill={backfill} />
        <Comparisons until={reconciledUntil} comparisons={comparisons} />
      </BlockStack>
    </SettingsPage>
  );
}

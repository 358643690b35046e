// One customer: what he has, and how every point of it came about. Points and badges can be given and taken from here.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, InlineGrid, Page } from "@shopify/polaris";
import { useState } from "react";
import { readCustomerPage } from "../admin/customer-page.ts";
import { readStep } from "../admin/customer-step.ts";
import { takeCustomerStep } from "../admin/customer-steps.ts";
import { AdjustPoints } from "../components/customers/adjust-points.tsx";
import { Belongings } from "../components/customers/belongings.tsx";
import { customerPath } from "../components/customers/customer-table.tsx";
import { Figures } from "../components/customers/figures.tsx";
import { GiveBadge } from "../components/customers/give-badge.tsx";
import { CustomerLevel } from "../components/customers/level.tsx";
import { Timeline } from "../components/customers/timeline.tsx";
import { revalidateAfter } from "../components/revalidate-after.ts";
import { useDownload } from "../components/save-file.ts";
import { NamesOfPage } from "../components/why/names.tsx";
import { readAdminBody } from "../doors/admin-body.ts";
import { authenticateMerchantWithShopify } from "../doors/merchant.ts";
import { playerParameter } from "../doors/player-parameter.ts";
import { useSpeech } from "../i18n/speech.tsx";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { shop, graphql } = await authenticateMerchantWithShopify({ request, context });
  const playerId = playerParameter(params);
  if (playerId === null) throw new Response(null, { status: 404 });
  const after = new URL(request.url).searchParams.get("after");
  const page = await readCustomerPage(context.services.pool, { shop, graphql, playerId, after, at: Date.now() });
  if (page === null) throw new Response(null, { status: 404 });
  return json(page);
}

export async function action(door: ActionFunctionArgs) {
  const step = await readStep(door);
  return json(await takeCustomerStep(door.context.services, step, await readAdminBody(door.request)));
}

export { keepPage as clientAction } from "../components/keep-page.ts";

export const shouldRevalidate = revalidateAfter("adjusted", "undone", "given", "taken", "handed_over", "again");

export default function Customer() {
  const customer = useLoaderData<typeof loader>();
  const { text } = useSpeech();
  const [isAdjusting, setAdjusting] = useState(false);
  const [isGiving, setGiving] = useState(false);
  const { isBusy, download } = useDownload({ done: text("customer.exported"), failed: text("customer.exportFailed") });
  const name = customer.name ?? text("customers.nameless", { id: customer.playerId });
  const exportAll = () => download(`${customerPath(customer.playerId)}/export`, `customer-${customer.playerId}.json`);
  const isOfShopify = /^\d+$/.test(customer.playerId);
  return (
    <Page
      title={name}
      {...(customer.email !== null && { subtitle: customer.email })}
      backAction={{ content: text("customers.title"), url: "/app/customers" }}
      primaryAction={{ content: text("customer.adjust"), onAction: () => setAdjusting(true) }}
      secondaryActions={[
        { content: text("customer.give"), onAction: () => setGiving(true) },
        ...(isOfShopify
          ? [
              {
                content: text("customer.inShopify"),
                url: `shopify://admin/customers/${customer.playerId}`,
                target: "_top" as const,
              },
            ]
          : []),
        { content: text("customer.export"), onAction: exportAll, loading: isBusy },
      ]}
    >
      <BlockStack gap="400">
        {!customer.hasNames && (
          <Banner tone="warning" title={text("customers.namesMissing")}>
            {text("customers.namesMissing.text")}
          </Banner>
        )}
        {customer.mergedFrom !== null && (
          <Banner>{text("customer.merged", { name: text("customers.nameless", { id: customer.mergedFrom }) })}</Banner>
        )}
        <Figures points={customer.points} />
        <CustomerLevel {...customer.level} />
        <InlineGrid
          columns={{ xs: "minmax(0, 1fr)", md: "minmax(0, 2fr) minmax(0, 1fr)" }}
          gap="400"
          alignItems="start"
        >
          <NamesOfPage names={customer.names}>
            <Timeline timeline={customer.timeline} isFirst={customer.isFirst} />
            <Belongings customer={customer} />
          </NamesOfPage>
        </InlineGrid>
      </BlockStack>
      {isGiving && <GiveBadge playerId={customer.playerId} onClose={() => setGiving(false)} />}
      {isAdjusting && <AdjustPoints onClose={() => setAdjusting(false)} />}
    </Page>
  );
}

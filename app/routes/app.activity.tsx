// Everything that happened: what was decided for whom and why, and every event with its state. What was set aside can be
// retried from here, one or all.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData, useNavigate } from "@remix-run/react";
import { BlockStack, Box, Card, EmptyState, Modal, Page, Tabs, Text } from "@shopify/polaris";
import { useState } from "react";
import { activityViews, type RetryAnswer, readActivity, takeRetry } from "../admin/activity-page.ts";
import { shownNames } from "../admin/shown-names.ts";
import { Decisions } from "../components/activity/decisions.tsx";
import { Events } from "../components/activity/events.tsx";
import { Messages } from "../components/activity/messages.tsx";
import { useRetryToast } from "../components/activity/use-retry-toast.ts";
import { PageLinks } from "../components/page-links.tsx";
import { NamesOfPage } from "../components/why/names.tsx";
import { readAdminBody } from "../doors/admin-body.ts";
import { authenticateMerchant, authenticateMerchantWithShopify } from "../doors/merchant.ts";
import { useSpeech } from "../i18n/speech.tsx";

export { keepPage as clientAction } from "../components/keep-page.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, graphql } = await authenticateMerchantWithShopify({ request, context });
  const page = await readActivity(context.services.pool, shop, new URL(request.url).searchParams);
  const names = await shownNames(graphql, {
    playerIds: page.decisions.map(({ playerId }) => playerId),
    orderIds: [...page.decisions, ...page.events].map(({ orderId }) => orderId),
  });
  return json({ ...page, views: activityViews, names });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  return json(await takeRetry(context.services.pool, shop, await readAdminBody(request)));
}

export default function Activity() {
  const page = useLoaderData<typeof loader>();
  const { text } = useSpeech();
  const navigate = useNavigate();
  const retryAll = useRetryAll();
  const { view, views, decisions, events, messages, next, isFirst } = page;
  const isEmpty = decisions.length + events.length + messages.length === 0;
  const canRetry = view === "set_aside" && !isEmpty;
  return (
    <Page
      title={text("activity.title")}
      {...(canRetry && { primaryAction: { content: text("activity.retryAll"), onAction: retryAll.ask } })}
    >
      <BlockStack gap="400">
        <Card padding="0">
          <Tabs
            tabs={views.map((id) => ({
              id: `view-${id}`,
              content: text(`activity.view.${id}`),
              panelID: "activity-panel",
            }))}
            selected={views.indexOf(view)}
            onSelect={(place) => navigate(`/app/activity?view=${views[place]}`)}
          >
            {isEmpty && next === null && (
              <Box padding="800">
                <EmptyState heading={text("activity.none")} image="">
                  <p>{text(`activity.none.${view}`)}</p>
                </EmptyState>
              </Box>
            )}
            <NamesOfPage names={page.names}>
              <Decisions decisions={decisions} />
              <Events events={events} />
            </NamesOfPage>
            <PageLinks
              parameter="after"
              next={next}
              isFirst={isFirst}
              labels={{ next: text("activity.next"), first: text("activity.first") }}
            />
          </Tabs>
        </Card>
        <Messages messages={messages} />
      </BlockStack>
      <Modal
        open={retryAll.isAsking}
        onClose={retryAll.cancel}
        title={text("activity.retryAll.title")}
        primaryAction={{ content: text("activity.retryAll"), onAction: retryAll.go }}
        secondaryActions={[{ content: text("word.cancel"), onAction: retryAll.cancel }]}
      >
        <Modal.Section>
          <Text as="p">{text("activity.retryAll.text")}</Text>
        </Modal.Section>
      </Modal>
    </Page>
  );
}

function useRetryAll() {
  const fetcher = useFetcher<RetryAnswer>();
  const [isAsking, setAsking] = useState(false);
  useRetryToast(fetcher.data);
  return {
    isAsking,
    ask: () => setAsking(true),
    cancel: () => setAsking(false),
    go: () => {
      setAsking(false);
      fetcher.submit({ intent: "all" }, { method: "post", encType: "application/json" });
    },
  };
}

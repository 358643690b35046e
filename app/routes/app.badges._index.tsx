// The list of badges: searched, filtered, a page at a time; and the steps that need no designer.
import { type ActionFunctionArgs, defer, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Card, Page } from "@shopify/polaris";
import { readBadgeFigures } from "../../rewards/figures/badge-sums.ts";
import { badgesPerPage, listBadges } from "../../rewards/programme/list.ts";
import { badgeQueryOf, takeStep } from "../admin/badge-steps.ts";
import { BadgeFilters, NoBadges, Pages } from "../components/badges/badge-filters.tsx";
import { BadgeTable } from "../components/badges/badge-table.tsx";
import { revalidateAfter } from "../components/revalidate-after.ts";
import { authenticateMerchant } from "../doors/merchant.ts";
import { useSpeech } from "../i18n/speech.tsx";

export { keepPage as clientAction } from "../components/keep-page.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  const query = badgeQueryOf(new URL(request.url).searchParams, Date.now());
  const { search, state, type, page } = query;
  const { pool } = context.services;
  const found = await listBadges(pool, shop, query);
  const ids = found.badges.map(({ id }) => id);
  // Of a shop whose sums are not kept yet, counting takes its time: the list does not wait for it.
  return defer({
    ...found,
    figures: readBadgeFigures(pool, shop, ids),
    query: { search, state, type, page },
    perPage: badgesPerPage,
  });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  return takeStep(context.services.pool, shop, request);
}

export const shouldRevalidate = revalidateAfter("done");

export default function Badges() {
  const { badges, figures, total, all, query, perPage } = useLoaderData<typeof loader>();
  const { text } = useSpeech();
  return (
    <Page
      title={text("badges.title")}
      fullWidth={false}
      primaryAction={{ content: text("badges.create"), url: "/app/badges/new" }}
    >
      <Card padding="0">
        {all > 0 && <BadgeFilters query={query} />}
        <BlockStack>
          {badges.length > 0 ? <BadgeTable badges={badges} figures={figures} /> : <NoBadges isEmptyShop={all === 0} />}
        </BlockStack>
        <Pages page={query.page} total={total} perPage={perPage} />
      </Card>
    </Page>
  );
}

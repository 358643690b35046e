// One badge in the designer, with its state and what it did so far.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { useMemo } from "react";
import { findBadge } from "../../rewards/programme/list.ts";
import { answerBadgeRequest, readBadgeRequest } from "../admin/badge-form.ts";
import { readDesignerData } from "../admin/designer-data.ts";
import { StateBadge } from "../components/badges/badge-table.tsx";
import { Designer } from "../components/designer/designer.tsx";
import type { Draft } from "../components/designer/draft.ts";
import { revalidateAfter } from "../components/revalidate-after.ts";
import { authenticateMerchant } from "../doors/merchant.ts";
import { useSpeech } from "../i18n/speech.tsx";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  const { pool } = context.services;
  const [badge, data] = await Promise.all([
    findBadge(pool, shop, params["badgeId"] ?? ""),
    readDesignerData(pool, shop, params["badgeId"] ?? null),
  ]);
  if (badge === null) throw new Response(null, { status: 404 });
  return json({ badge, ...data });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  const { pool } = context.services;
  const badge = await findBadge(pool, shop, params["badgeId"] ?? "");
  if (badge === null) throw new Response(null, { status: 404 });
  return answerBadgeRequest(pool, shop, badge.id, await readBadgeRequest(request));
}

export { keepPage as clientAction } from "../components/keep-page.ts";

/** A check changes nothing, and after a save the designer asks by itself. */
export const shouldRevalidate = revalidateAfter();

export default function EditBadge() {
  const { badge, vocabulary, badges, actions } = useLoaderData<typeof loader>();
  const { text } = useSpeech();
  const saved = useMemo(() => badge.definition as unknown as Draft, [badge.definition]);
  return (
    <Page
      title={badge.definition.name}
      titleMetadata={<StateBadge state={badge.status} />}
      backAction={{ content: text("badges.title"), url: "/app/badges" }}
      secondaryActions={[{ content: text("versions.title"), url: `/app/badges/${badge.id}/versions` }]}
    >
      <Designer
        saved={saved}
        version={badge.version}
        isActive={badge.status === "active"}
        vocabulary={vocabulary as never}
        badges={badges}
        actions={actions}
      />
    </Page>
  );
}

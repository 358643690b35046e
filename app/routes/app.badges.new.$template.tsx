// A badge that does not exist yet, begun from a template. The first save makes it.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { useMemo } from "react";
import { templatesIn } from "../../rewards/programme/templates.ts";
import { readShopFacts } from "../../rewards/shops/facts.ts";
import { answerBadgeRequest, type BadgeAnswer, readBadgeRequest } from "../admin/badge-form.ts";
import { readDesignerData } from "../admin/designer-data.ts";
import { Designer } from "../components/designer/designer.tsx";
import type { Draft } from "../components/designer/draft.ts";
import { authenticateMerchant } from "../doors/merchant.ts";
import { useSpeech } from "../i18n/speech.tsx";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  const facts = await readShopFacts(context.services.pool, shop);
  const template = templatesIn(facts?.currency ?? "", Date.now()).find(({ code }) => code === params["template"]);
  if (template === undefined) throw new Response(null, { status: 404 });
  return json({ ...template, ...(await readDesignerData(context.services.pool, shop, null)) });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  const response = await answerBadgeRequest(context.services.pool, shop, null, await readBadgeRequest(request));
  const answer = (await response.clone().json()) as BadgeAnswer;
  return answer.kind === "saved" ? redirect(`/app/badges/${answer.badgeId}?created`) : response;
}

export { keepPage as clientAction } from "../components/keep-page.ts";

/** What stands in the form is the merchant's. */
export const shouldRevalidate = () => false;

export default function NewBadge() {
  const { code, content, vocabulary, badges, actions } = useLoaderData<typeof loader>();
  const { text, textOr } = useSpeech();
  const name = textOr(`template.${code}.name`, "");
  const description = textOr(`template.${code}.description`, "");
  const saved = useMemo(() => {
    // Shoppers read the names of its levels too.
    const levels = content.levels?.map((level, place) => ({
      ...level,
      name: textOr(`template.${code}.level.${place + 1}`, level.name ?? ""),
    }));
    return { name, description, ...content, ...(levels && { levels }) } as unknown as Draft;
  }, [code, name, description, content, textOr]);
  return (
    <Page
      title={name}
      subtitle={text("designer.new")}
      backAction={{ content: text("gallery.title"), url: "/app/badges/new" }}
    >
      <Designer
        saved={saved}
        version={null}
        isActive
        vocabulary={vocabulary as never}
        badges={badges}
        actions={actions}
      />
    </Page>
  );
}

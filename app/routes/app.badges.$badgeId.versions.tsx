// The versions of a badge: when each was saved, what it changed, how often it was earned; any of them can come back.
import { type ActionFunctionArgs, defer, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Await, useFetcher, useLoaderData } from "@remix-run/react";
import { Badge, Banner, BlockStack, Button, Card, InlineStack, Page, Text } from "@shopify/polaris";
import { Suspense } from "react";
import { readVersionFigures } from "../../rewards/figures/badge-sums.ts";
import { findBadge, listVersions } from "../../rewards/programme/list.ts";
import { answerBadgeRequest, type BadgeAnswer, readBadgeRequest } from "../admin/badge-form.ts";
import { readDesignerData } from "../admin/designer-data.ts";
import { ChangeList } from "../components/designer/change-list.tsx";
import { DesignerProvider } from "../components/designer/context.tsx";
import type { Draft } from "../components/designer/draft.ts";
import { useSentence } from "../components/designer/use-sentence.ts";
import { useUnreachableToast } from "../components/keep-page.ts";
import { authenticateMerchant } from "../doors/merchant.ts";
import { useSpeech } from "../i18n/speech.tsx";

export { keepPage as clientAction } from "../components/keep-page.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  const { pool } = context.services;
  const badgeId = params["badgeId"] ?? "";
  const [badge, versions, data] = await Promise.all([
    findBadge(pool, shop, badgeId),
    listVersions(pool, shop, badgeId),
    readDesignerData(pool, shop, badgeId),
  ]);
  if (badge === null) throw new Response(null, { status: 404 });
  return defer({
    badge: { id: badge.id, name: badge.definition.name, version: badge.version },
    versions,
    figures: readVersionFigures(pool, shop, badgeId),
    ...data,
  });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  const { pool } = context.services;
  const badge = await findBadge(pool, shop, params["badgeId"] ?? "");
  if (badge === null) throw new Response(null, { status: 404 });
  const response = await answerBadgeRequest(pool, shop, badge.id, await readBadgeRequest(request));
  const answer = (await response.clone().json()) as BadgeAnswer;
  return answer.kind === "saved" ? redirect(`/app/badges/${badge.id}`) : response;
}

export default function Versions() {
  const { badge, versions, figures, vocabulary, badges, actions } = useLoaderData<typeof loader>();
  const { text } = useSpeech();
  const [newest] = versions;
  return (
    <Page
      title={text("versions.of", { name: badge.name })}
      backAction={{ content: badge.name, url: `/app/badges/${badge.id}` }}
    >
      <DesignerProvider
        value={{
          draft: (newest?.definition ?? {}) as unknown as Draft,
          change: () => undefined,
          errors: [],
          vocabulary: vocabulary as never,
          badges,
          actions,
        }}
      >
        <BlockStack gap="400">
          {versions.map((version, place) => (
            <Version
              key={version.version}
              version={version}
              before={versions[place + 1]}
              current={badge.version}
              figures={figures}
            />
          ))}
        </BlockStack>
      </DesignerProvider>
    </Page>
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;
type Saved = Loaded["versions"][number];

interface VersionProps extends Pick<Loaded, "figures"> {
  version: Saved;
  before: Saved | undefined;
  current: number;
}

function Version({ version, before, current, figures }: VersionProps) {
  const { text, moment } = useSpeech();
  const sentence = useSentence();
  const fetcher = useFetcher<BadgeAnswer>();
  useUnreachableToast(fetcher.data);
  const isCurrent = version.version === current;
  const restore = () =>
    fetcher.submit(
      { intent: "restore", from: version.version, version: current },
      { method: "post", encType: "application/json" },
    );
  const heading = text("versions.version", { version: version.version });
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd">
              {heading}
            </Text>
            {isCurrent && <Badge tone="success">{text("versions.current")}</Badge>}
          </InlineStack>
          {!isCurrent && (
            <Button
              onClick={restore}
              loading={fetcher.state !== "idle"}
              accessibilityLabel={text("versions.restoreNamed", { version: version.version })}
            >
              {text("versions.restore")}
            </Button>
          )}
        </InlineStack>
        <Text as="p" tone="subdued">
          {text("versions.saved", { at: moment(version.savedAt) })}{" "}
          <Suspense>
            <Await resolve={figures} errorElement={null}>
              {(counted) => text("versions.earned", { times: counted[version.version] ?? 0 })}
            </Await>
          </Suspense>
        </Text>
        {fetcher.data?.kind === "conflict" && <Banner tone="critical">{text("versions.conflict")}</Banner>}
        {fetcher.data?.kind === "refused" && (
          <Banner tone="critical">
            {fetcher.data.findings.map((finding) => sentence(finding.sentence)).join(" ")}
          </Banner>
        )}
        {before && (
          <ChangeList
            before={before.definition as unknown as Draft}
            after={version.definition as unknown as Draft}
            headings={[text("versions.before"), text("versions.after")]}
          />
        )}
      </BlockStack>
    </Card>
  );
}

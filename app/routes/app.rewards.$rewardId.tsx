// One reward of the catalogue: changed, archived, made active again.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type SerializeFrom } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { Modal, Page, Text } from "@shopify/polaris";
import { useEffect, useMemo, useState } from "react";
import { type CatalogueReward, findReward } from "../../rewards/catalogue/rewards.ts";
import { answerRewardRequest, type RewardAnswer } from "../admin/reward-form.ts";
import { useUnreachableToast } from "../components/keep-page.ts";
import { revalidateAfter } from "../components/revalidate-after.ts";
import { RewardForm } from "../components/rewards/reward-form.tsx";
import { RewardState } from "../components/rewards/reward-table.tsx";
import { readAdminBody } from "../doors/admin-body.ts";
import { authenticateMerchant } from "../doors/merchant.ts";
import { useSpeech } from "../i18n/speech.tsx";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  const reward = await findReward(context.services.pool, shop, params["rewardId"] ?? "");
  if (reward === null) throw new Response(null, { status: 404 });
  return json({ reward });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  const rewardId = params["rewardId"] ?? "";
  return json(await answerRewardRequest(context.services.pool, shop, rewardId, await readAdminBody(request)));
}

export { keepPage as clientAction } from "../components/keep-page.ts";

export const shouldRevalidate = revalidateAfter("saved");

const draftOf = ({ kind, name, description, price, voucher, quantity }: SerializeFrom<CatalogueReward>) => ({
  kind,
  name,
  description,
  price,
  voucher,
  quantity,
});

export default function EditReward() {
  const { reward } = useLoaderData<typeof loader>();
  const { text } = useSpeech();
  const step = useFetcher<RewardAnswer>();
  useUnreachableToast(step.data);
  const [isAsking, setAsking] = useState(false);
  const { name, left, status } = reward;
  const saved = useMemo(() => draftOf(reward) as never, [reward]);
  const isActive = status === "active";
  const take = (intent: "archive" | "activate") => {
    setAsking(false);
    step.submit({ intent }, { method: "post", encType: "application/json" });
  };
  useEffect(() => {
    if (step.data?.kind !== "saved") return;
    shopify.toast.show(text(step.data.status === "active" ? "rewards.activated" : "rewards.archived"));
  }, [step.data, text]);
  return (
    <Page
      title={name}
      titleMetadata={<RewardState status={status} />}
      backAction={{ content: text("rewards.title"), url: "/app/rewards" }}
      secondaryActions={[
        isActive
          ? { content: text("rewards.archive"), onAction: () => setAsking(true) }
          : { content: text("rewards.activate"), onAction: () => take("activate") },
      ]}
    >
      <RewardForm saved={saved} left={left} />
      <Modal
        open={isAsking}
        onClose={() => setAsking(false)}
        title={text("rewards.archive.title", { name })}
        primaryAction={{ content: text("rewards.archive"), destructive: true, onAction: () => take("archive") }}
        secondaryActions={[{ content: text("word.cancel"), onAction: () => setAsking(false) }]}
      >
        <Modal.Section>
          <Text as="p">{text(reward.price === null ? "rewards.archive.unpriced" : "rewards.archive.text")}</Text>
        </Modal.Section>
      </Modal>
    </Page>
  );
}

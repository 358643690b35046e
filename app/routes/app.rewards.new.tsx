// A new reward.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { Page } from "@shopify/polaris";
import { answerRewardRequest } from "../admin/reward-form.ts";
import { blankVoucher } from "../components/rewards/reward-fields.tsx";
import { RewardForm } from "../components/rewards/reward-form.tsx";
import { readAdminBody } from "../doors/admin-body.ts";
import { authenticateMerchant } from "../doors/merchant.ts";
import { useSpeech } from "../i18n/speech.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await authenticateMerchant({ request, context });
  return json(null);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  return json(await answerRewardRequest(context.services.pool, shop, null, await readAdminBody(request)));
}

export { keepPage as clientAction } from "../components/keep-page.ts";

const blank = { kind: "voucher", name: "", price: 100, voucher: blankVoucher } as const;

export default function NewReward() {
  const { text } = useSpeech();
  return (
    <Page title={text("rewards.new")} backAction={{ content: text("rewards.title"), url: "/app/rewards" }}>
      <RewardForm saved={blank} isNew />
    </Page>
  );
}

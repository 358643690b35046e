// Home: what is still to be set up, what wants a look, and what the programme did in the days that the address names.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { readHome, takeHomeStep } from "../admin/home-page.ts";
import { Attention } from "../components/home/attention.tsx";
import { Chart } from "../components/home/chart.tsx";
import { ComeBack } from "../components/home/come-back.tsx";
import { Figures } from "../components/home/figures.tsx";
import { PeriodPicker } from "../components/home/period-picker.tsx";
import { SetupGuide } from "../components/home/setup-guide.tsx";
import { readAdminBody } from "../doors/admin-body.ts";
import { authenticateMerchant } from "../doors/merchant.ts";
import { useSpeech } from "../i18n/speech.tsx";

export { keepPage as clientAction } from "../components/keep-page.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  const { pool, credentials } = context.services;
  const home = await readHome(pool, shop, new URL(request.url).searchParams, Date.now());
  return json({ ...home, apiKey: credentials.apiKey });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  return json(await takeHomeStep(context.services.pool, shop, await readAdminBody(request), Date.now()));
}

export default function Home() {
  const { figures, setup, attention, period, preset, today, apiKey } = useLoaderData<typeof loader>();
  const { text } = useSpeech();
  return (
    <Page title={text("home.title")}>
      <BlockStack gap="400">
        <Attention attention={attention} />
        {setup !== null && <SetupGuide setup={setup} apiKey={apiKey} />}
        <PeriodPicker period={period} preset={preset} today={today} key={`${period.from} ${period.to}`} />
        <Figures figures={figures} period={period} />
        <Chart chart={figures.chart} unit={period.unit} />
        <ComeBack comeBack={figures.comeBack} />
      </BlockStack>
    </Page>
  );
}

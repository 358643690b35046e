// The gallery: what a badge can begin as.
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge, BlockStack, Button, Card, InlineStack, Page, Text } from "@shopify/polaris";
import { templates } from "../../rewards/programme/templates.ts";
import { Medal } from "../components/badges/medal.tsx";
import { authenticateMerchant } from "../doors/merchant.ts";
import { useSpeech } from "../i18n/speech.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await authenticateMerchant({ request, context });
  return json(
    templates(Date.now()).map(({ code, content }) => ({ code, type: content.type, icon: content.imageName })),
  );
}

export default function Gallery() {
  const offered = useLoaderData<typeof loader>();
  const { text, textOr } = useSpeech();
  return (
    <Page
      title={text("gallery.title")}
      subtitle={text("gallery.subtitle")}
      backAction={{ content: text("badges.title"), url: "/app/badges" }}
    >
      <ul className="encore-gallery">
        {offered.map(({ code, type, icon }) => {
          const name = textOr(`template.${code}.name`, code);
          return (
            <li key={code}>
              <Card>
                <BlockStack gap="300">
                  <InlineStack gap="300" blockAlign="center" wrap={false}>
                    <Medal name={name} icon={icon ?? null} />
                    <BlockStack gap="100" inlineAlign="start">
                      <Text as="h2" variant="headingMd">
                        {name}
                      </Text>
                      <Badge>{text(`badges.type.${type}`)}</Badge>
                    </BlockStack>
                  </InlineStack>
                  <Text as="p" tone="subdued">
                    {textOr(`template.${code}.why`, "")}
                  </Text>
                  <InlineStack>
                    <Button url={`/app/badges/new/${code}`} accessibilityLabel={text("gallery.useNamed", { name })}>
                      {text("gallery.use")}
                    </Button>
                  </InlineStack>
                </BlockStack>
              </Card>
            </li>
          );
        })}
      </ul>
    </Page>
  );
}

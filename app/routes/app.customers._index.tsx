// The customers who take part, and a search that finds any customer of the store by name, e-mail address or id.
import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Card, Page } from "@shopify/polaris";
import { readCustomers } from "../admin/customer-list.ts";
import { CustomerTable, NoCustomers, Pages } from "../components/customers/customer-table.tsx";
import { Search } from "../components/search.tsx";
import { authenticateMerchantWithShopify } from "../doors/merchant.ts";
import { isPlainText } from "../doors/text.ts";
import { useSpeech } from "../i18n/speech.tsx";

const longest = 200;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, graphql } = await authenticateMerchantWithShopify({ request, context });
  const { searchParams } = new URL(request.url);
  const [search = "", before = ""] = ["search", "before"].map((name) => {
    const given = (searchParams.get(name) ?? "").trim().slice(0, longest);
    return isPlainText(given) ? given : "";
  });
  const page = await readCustomers({ pool: context.services.pool, shop, graphql }, search, before || null);
  return json({ ...page, search, isFirst: before === "" });
}

export default function Customers() {
  const { customers, next, hasNames, hasLevels, search, isFirst } = useLoaderData<typeof loader>();
  const { text } = useSpeech();
  return (
    <Page title={text("customers.title")}>
      <BlockStack gap="400">
        {!hasNames && (
          <Banner tone="warning" title={text("customers.namesMissing")}>
            {text("customers.namesMissing.text")}
          </Banner>
        )}
        <Card padding="0">
          <Search label={text("customers.search")} value={search} />
          {customers.length > 0 ? (
            <CustomerTable customers={customers} hasLevels={hasLevels} />
          ) : (
            <NoCustomers isSearch={search !== ""} />
          )}
          <Pages next={next} isFirst={isFirst} />
        </Card>
      </BlockStack>
    </Page>
  );
}

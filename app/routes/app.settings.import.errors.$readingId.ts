// Every line of a file that was, or would be, left out, with what to do, as a CSV file in the merchant's language.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { allLineErrors } from "../../rewards/import/line-errors.ts";
import { isReadingKnown } from "../admin/import-page.ts";
import { csvAnswer } from "../doors/csv.ts";
import { authenticateMerchant } from "../doors/merchant.ts";
import { catalogueOf } from "../i18n/catalogue.ts";
import { speechOf } from "../i18n/languages.ts";
import { translated } from "../i18n/sentences.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  const { pool } = context.services;
  const id = params["readingId"] ?? "";
  if (!(await isReadingKnown(pool, shop, id))) throw new Response(null, { status: 404 });
  const { language } = speechOf(request);
  const { messages } = catalogueOf(language);
  const header = [messages["import.error.line"], messages["import.error.field"], messages["import.error.sentence"]];
  async function* pages() {
    for await (const errors of allLineErrors(pool, shop, id)) {
      yield errors.map(({ line, field, sentence }) => [line, field, translated(sentence, language)]);
    }
  }
  return csvAnswer("lines-with-errors.csv", header, pages());
}

// A part of the settings that has a page of its own: its loader and its action. The rest stays as the page has read it, so that
// nobody's change of it is lost.
import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { readSettings, saveSettings } from "../../rewards/programme/save-settings.ts";
import { readAdminBody } from "../doors/admin-body.ts";
import { authenticateMerchant } from "../doors/merchant.ts";
import { settingsAnswer, settingsRequest } from "./settings-answer.ts";

export type SettingsPart = "levels" | "actionRules";

/** All settings: what is saved later is compared with what was read. @throws Response 404 when the shop is not installed. */
export async function loadAllSettings({ request, context }: LoaderFunctionArgs) {
  const shop = await authenticateMerchant({ request, context });
  const settings = await readSettings(context.services.pool, shop);
  if (settings === null) throw new Response(null, { status: 404 });
  return json(settings);
}

export const savePart =
  (part: SettingsPart) =>
  async ({ request, context }: ActionFunctionArgs) => {
    const shop = await authenticateMerchant({ request, context });
    const { content, before } = settingsRequest(await readAdminBody(request));
    const wanted = { ...before, [part]: content[part] };
    return json(settingsAnswer(await saveSettings(context.services.pool, shop, wanted, before)));
  };

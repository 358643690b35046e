// Whether the theme shows anything of Encore, as only the merchant's browser can ask: App Bridge knows what stands in the
// published theme. https://shopify.dev/docs/api/app-home/apis/authentication-and-data/app-api
import { useEffect, useState } from "react";

export type ThemeState = "asking" | "shown" | "not_shown" | "unknown";

/** Asked again when the merchant comes back from the theme editor. */
export function useThemeState(): ThemeState {
  const [state, setState] = useState<ThemeState>("asking");
  useEffect(() => {
    let isHere = true;
    const ask = () =>
      readThemeState().then(
        (found) => isHere && setState(found),
        () => isHere && setState("unknown"),
      );
    ask();
    window.addEventListener("focus", ask);
    return () => {
      isHere = false;
      window.removeEventListener("focus", ask);
    };
  }, []);
  return state;
}

async function readThemeState(): Promise<ThemeState> {
  // Older versions of App Bridge cannot be asked.
  if (shopify.app?.extensions === undefined) return "unknown";
  const extensions = await shopify.app.extensions();
  const ofTheme = extensions.filter(({ type }) => type === "theme_app_extension");
  if (ofTheme.length === 0) return "unknown";
  const blocks = ofTheme.flatMap(({ activations }) => activations);
  return blocks.some(({ status }) => status === "active") ? "shown" : "not_shown";
}

/**
 * The theme editor where apps are switched on and off, with Encore's launcher ready to be switched on, or with a block ready to be
 * placed.
 * https://shopify.dev/docs/apps/build/online-store/theme-app-extensions/configuration#deep-linking
 */
export const themeEditor = {
  apps: "shopify://admin/themes/current/editor?context=apps",
  launcher: (apiKey: string) =>
    `shopify://admin/themes/current/editor?context=apps&activateAppId=${encodeURIComponent(apiKey)}/launcher`,
  points: (apiKey: string) =>
    `shopify://admin/themes/current/editor?template=customers/account&addAppBlockId=${encodeURIComponent(apiKey)}/points&target=newAppsSection`,
};

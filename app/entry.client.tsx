// Wakes the server-rendered page in the browser, once the words of its language are there.
import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { loadCatalogue } from "./i18n/catalogue.ts";
import { languages } from "./i18n/languages.ts";

const language = languages.find((candidate) => candidate === document.documentElement.lang) ?? "en";

void loadCatalogue(language).then(() =>
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    );
  }),
);

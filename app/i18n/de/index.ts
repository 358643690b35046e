// Deutsch: jedes Wort der Verwaltung, und die von Polaris.
import polaris from "@shopify/polaris/locales/de.json";
import type { Messages } from "../catalogue.ts";
import { badges } from "./badges.ts";
import { frame } from "./frame.ts";
import { home } from "./home.ts";

const messages: Messages = { ...frame, ...home, ...badges };

export default { messages, polaris };

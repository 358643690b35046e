// Deutsch: jedes Wort der Verwaltung, und die von Polaris.
import polaris from "@shopify/polaris/locales/de.json";
import type { Messages } from "../catalogue.ts";
import { badges } from "./badges.ts";
import { designer } from "./designer.ts";
import { engine } from "./engine.ts";
import { frame } from "./frame.ts";
import { home } from "./home.ts";
import { plainWords } from "./plain-words.ts";
import { templates } from "./templates.ts";

const messages: Messages = { ...frame, ...home, ...badges, ...templates, ...designer, ...engine, ...plainWords };

export default { messages, polaris };

// Deutsch: jedes Wort der Verwaltung, und die von Polaris.
import polaris from "@shopify/polaris/locales/de.json";
import type { Messages } from "../catalogue.ts";
import { activity } from "./activity.ts";
import { badges } from "./badges.ts";
import { customers } from "./customers.ts";
import { designer } from "./designer.ts";
import { engine } from "./engine.ts";
import { frame } from "./frame.ts";
import { home } from "./home.ts";
import { imports } from "./imports.ts";
import { plainWords } from "./plain-words.ts";
import { rewards } from "./rewards.ts";
import { settings } from "./settings.ts";
import { templates } from "./templates.ts";
import { why } from "./why.ts";

const messages: Messages = {
  ...activity,
  ...badges,
  ...customers,
  ...designer,
  ...engine,
  ...frame,
  ...home,
  ...imports,
  ...plainWords,
  ...rewards,
  ...settings,
  ...templates,
  ...why,
};

export default { messages, polaris };

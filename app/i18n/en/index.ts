// English: every word of the admin. Polaris speaks it by itself.
import { badges } from "./badges.ts";
import { designer } from "./designer.ts";
import { engine } from "./engine.ts";
import { frame } from "./frame.ts";
import { home } from "./home.ts";
import { plainWords } from "./plain-words.ts";
import { templates } from "./templates.ts";

const messages = { ...frame, ...home, ...badges, ...templates, ...designer, ...engine, ...plainWords };

export default { messages, polaris: null };

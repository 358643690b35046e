// English: every word of the admin. Polaris speaks it by itself.
import { badges } from "./badges.ts";
import { frame } from "./frame.ts";
import { home } from "./home.ts";

const messages = { ...frame, ...home, ...badges };

export default { messages, polaris: null };

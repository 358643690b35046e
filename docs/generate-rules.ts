// Writes docs/rules.md from the rule engine's own declarations.
// Run after changing an operator, a challenge or a detail; test/engine/vocabulary.test.ts fails until it has been.
import { writeFileSync } from "node:fs";
import { rulesPage } from "../rewards/engine/rules-page.ts";

writeFileSync(new URL("./rules.md", import.meta.url), rulesPage());

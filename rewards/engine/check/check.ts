// Everything that a merchant can get wrong in a programme, each with its field and a sentence.
// Errors are refused; warnings are legal, but probably not what was meant.
import { compile } from "../compile.ts";
import type { Finding, Programme } from "../types.ts";
import { badgeMistakes } from "./badges.ts";
import { parseProgramme } from "./parse.ts";
import { programmeMistakes } from "./programme.ts";
import { type KnownValues, programmeWarnings } from "./warnings.ts";

export interface ProgrammeCheck {
  /** No errors. */
  ok: boolean;
  errors: readonly Finding[];
  warnings: readonly Finding[];
}

/** Takes anything, from a form or a file. `known`: the values that details can have in this shop, for warnings. */
export function checkProgramme(programme: unknown, known: KnownValues = {}): ProgrammeCheck {
  const parsed = parseProgramme(programme);
  if (!parsed.ok) return { ok: false, errors: parsed.findings, warnings: [] };
  const errors = mistakes(parsed.value);
  const warnings = errors.length === 0 ? programmeWarnings(parsed.value, known) : [];
  return { ok: errors.length === 0, errors, warnings };
}

function mistakes(programme: Programme): Finding[] {
  const refusals = compile(programme).refusals.map(({ path, sentence }) => ({ path, sentence }));
  return [...refusals, ...programmeMistakes(programme), ...badgeMistakes(programme.badges)];
}

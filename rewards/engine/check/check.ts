// Everything that a merchant can get wrong in a programme, each with its field and a sentence.
// Errors are refused; warnings are legal, but probably not what was meant.
import { type CompiledProgramme, compile } from "../compile.ts";
import type { Finding, Programme } from "../types.ts";
import { badgeMistakes } from "./badges.ts";
import { parseProgramme } from "./parse.ts";
import { programmeMistakes } from "./programme.ts";
import { deliverableMistakes } from "./vouchers.ts";
import { programmeWarnings, type ShopKnowledge } from "./warnings.ts";

export interface ProgrammeCheck {
  /** No errors. */
  ok: boolean;
  errors: readonly Finding[];
  warnings: readonly Finding[];
}

/** Takes anything, from a form or a file. `known`: what the shop has, so that a name that nothing has can be warned of. */
export function checkProgramme(programme: unknown, known: ShopKnowledge = {}): ProgrammeCheck {
  const parsed = parseProgramme(programme);
  if (!parsed.ok) return { ok: false, errors: parsed.findings, warnings: [] };
  const compiled = compile(parsed.value);
  const errors = mistakes(parsed.value, compiled);
  const warnings = errors.length === 0 ? programmeWarnings(parsed.value, compiled, known) : [];
  return { ok: errors.length === 0, errors, warnings };
}

function mistakes(programme: Programme, { refusals }: CompiledProgramme): Finding[] {
  const refused = refusals.map(({ path, sentence }) => ({ path, sentence }));
  return [
    ...refused,
    ...programmeMistakes(programme),
    ...badgeMistakes(programme.badges),
    ...deliverableMistakes(programme),
  ];
}

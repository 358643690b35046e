// What is wrong with a programme outside its badges: action rules that clash, details of the wrong kind, an uneven ladder.
// The engine's own declarations of purchase details stand: a merchant cannot declare them as something else.
import { type Declarations, lineItemDetails, purchaseDetails } from "../details/declared.ts";
import type { ActionRule, Finding, LevelDefinition, Programme } from "../types.ts";

export function programmeMistakes(programme: Programme): Finding[] {
  const money = moneyDetails(programme);
  return [
    ...programme.actions.flatMap((rule, position) => ruleMistakes(rule, `actions.${position}`, money)),
    ...repeatedRules(programme.actions),
    ...ladderMistakes(programme.levels ?? []),
    ...redeclared(programme.details ?? {}, purchaseDetails, "details"),
    ...redeclared(programme.itemDetails ?? {}, lineItemDetails, "itemDetails"),
  ];
}

function moneyDetails(programme: Programme): ReadonlySet<string> {
  const all = Object.entries({ ...programme.details, ...purchaseDetails });
  return new Set(all.filter(([, { kind }]) => kind === "money").map(([detail]) => detail));
}

function ruleMistakes({ pointsPerUnit }: ActionRule, path: string, money: ReadonlySet<string>): Finding[] {
  if (pointsPerUnit === undefined) return [];
  const { detail, less = [] } = pointsPerUnit;
  const named = [
    { detail, at: "detail" },
    ...less.map((other, position) => ({ detail: other, at: `less.${position}` })),
  ];
  return named
    .filter((one) => !money.has(one.detail))
    .map((one) => ({
      path: `${path}.pointsPerUnit.${one.at}`,
      sentence: `"${one.detail}" is not money: points per unit of currency need a money detail.`,
    }));
}

function repeatedRules(rules: readonly ActionRule[]): Finding[] {
  const seen = new Set<string>();
  return rules.flatMap(({ action }, position) => {
    const isRepeated = seen.has(action);
    seen.add(action);
    return isRepeated
      ? [{ path: `actions.${position}.action`, sentence: `The action "${action}" has a rule already.` }]
      : [];
  });
}

function ladderMistakes(levels: readonly LevelDefinition[]): Finding[] {
  return levels.flatMap(({ level, target }, position) => {
    const before = levels[position - 1];
    if (before === undefined || (before.level < level && before.target < target)) return [];
    const path = `levels.${position}.${before.level < level ? "target" : "level"}`;
    return [{ path, sentence: "Levels and their targets must rise from one to the next." }];
  });
}

function redeclared(given: Declarations, own: Declarations, path: string): Finding[] {
  return Object.entries(given).flatMap(([detail, { kind }]) => {
    const known = Object.hasOwn(own, detail) ? own[detail] : undefined;
    if (known === undefined || known.kind === kind) return [];
    return [{ path: `${path}.${detail}.kind`, sentence: `"${detail}" is always ${known.kind}: use another name.` }];
  });
}

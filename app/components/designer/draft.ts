// What a merchant is working on: a badge's fields as plain data, right or wrong, addressed by paths as the engine's findings
// name them ("filter.all.0.value"). Changing one makes a new draft; what was there before is kept as it was.

export type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [name: string]: Json };
export type Draft = { readonly [name: string]: Json };

export const isObject = (value: Json): value is Draft =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export function valueAt(draft: Json, path: string): Json {
  if (path === "") return draft;
  return path.split(".").reduce<Json>((value, step) => {
    if (Array.isArray(value)) return value[Number(step)];
    return isObject(value) ? value[step] : undefined;
  }, draft);
}

/** @param value undefined takes the field away. */
export function withValue(draft: Json, path: string, value: Json): Json {
  if (path === "") return value;
  const [step = "", ...rest] = path.split(".");
  const child = rest.length === 0 ? value : withValue(valueAt(draft, step), rest.join("."), value);
  if (Array.isArray(draft)) {
    if (child === undefined) return draft.filter((_entry, place) => place !== Number(step));
    return Number(step) < draft.length
      ? draft.map((entry, place) => (place === Number(step) ? child : entry))
      : [...draft, child];
  }
  const others = Object.entries(isObject(draft) ? draft : {});
  if (child === undefined) return Object.fromEntries(others.filter(([name]) => name !== step));
  if (others.some(([name]) => name === step))
    return Object.fromEntries(others.map(([name, old]) => [name, name === step ? child : old]));
  return Object.fromEntries([...others, [step, child]]);
}

/** Fields that the engine wants as numbers whatever a level asks for; the first level's target stands in for them. */
export const targetFields: readonly string[] = ["times", "target", "periods", "count"];

/**
 * What is saved: without fields that belong to another type, so that a merchant who tries types out loses nothing of what he
 * has typed before he saves.
 */
export function contentOf(draft: Draft): Draft {
  const { id: _id, ...content } = draft;
  const { levels, coolDownMs, maximumPerPlayer, ...common } = content;
  const tidy = Object.fromEntries(
    Object.entries(common).filter(([name, value]) => !(name === "description" && value === "") && value !== undefined),
  );
  if (content["type"] === "Repeatable")
    return {
      ...tidy,
      ...(coolDownMs === undefined ? {} : { coolDownMs }),
      ...(maximumPerPlayer === undefined ? {} : { maximumPerPlayer }),
    };
  if (content["type"] !== "Ranked") return tidy;
  return {
    ...tidy,
    points: 0,
    deliverables: [],
    levels: levels ?? [],
    challenges: retargeted(content["challenges"], valueAt(levels, "0.target")),
  };
}

/** The levels say how much of one challenge there must be; the challenge itself must still name a number. */
function retargeted(challenges: Json, target: Json): Json {
  const [first] = Array.isArray(challenges) ? challenges : [];
  if (!isObject(first)) return [{ kind: "several_times", times: wholeNumber(target) }];
  const { each, ...measured } = first;
  const field = each === undefined ? targetFields.find((name) => name in measured) : "count";
  if (field === undefined) return [measured];
  return [{ ...measured, [field]: field === "target" ? (target ?? "") : wholeNumber(target) }];
}

const wholeNumber = (target: Json): number => {
  const number = Math.round(Number(target));
  return Number.isFinite(number) && number > 0 ? number : 1;
};

export const isSame = (one: Draft, other: Draft): boolean =>
  JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(other));

// Shopify's search syntax as far as apps use it: `field:value`, quotes, comparisons, `*` at the end, `-` to negate,
// AND by default and OR between groups. A field that this store cannot search is an error, never an empty result.
import { GraphQLError } from "graphql";

export type SearchTerms<Item> = Record<string, (item: Item) => string | number | readonly string[] | null>;

interface Condition {
  negated: boolean;
  field: string | null;
  comparison: ":" | ":>" | ":>=" | ":<" | ":<=";
  value: string;
}

const conditionPattern = /(-)?(?:(\w+)(:(?:>=|<=|>|<)?))?(?:"([^"]*)"|'([^']*)'|([^\s()]+))/g;

function parsed(group: string): Condition[] {
  const words = group.split(/\s+AND\s+/).join(" ");
  return [...words.matchAll(conditionPattern)].map(([, minus, field, comparison, double, single, bare]) => ({
    negated: minus !== undefined,
    field: field ?? null,
    comparison: (comparison ?? ":") as Condition["comparison"],
    value: double ?? single ?? bare ?? "",
  }));
}

function compared(actual: string | number, condition: Condition): boolean {
  const { comparison, value } = condition;
  if (comparison === ":") {
    const [have, want] = [String(actual).toLowerCase(), value.toLowerCase()];
    return want.endsWith("*") ? have.startsWith(want.slice(0, -1)) : have === want;
  }
  const bound = typeof actual === "number" && Number.isNaN(Number(value)) ? Date.parse(value) : value;
  const [left, right] =
    typeof bound === "string" && /^\d+$/.test(bound) && /^\d+$/.test(String(actual))
      ? [BigInt(actual), BigInt(bound)]
      : [actual, bound];
  if (comparison === ":>") return left > right;
  if (comparison === ":>=") return left >= right;
  return comparison === ":<" ? left < right : left <= right;
}

function holds<Item>(item: Item, condition: Condition, terms: SearchTerms<Item>): boolean {
  const read = terms[condition.field ?? "default"];
  if (read === undefined)
    throw new GraphQLError(`The devstore cannot search by ${condition.field} yet.`, {
      extensions: { code: "NOT_IMPLEMENTED_BY_DEVSTORE", field: condition.field },
    });
  const actual = read(item);
  const values = Array.isArray(actual) ? actual : actual === null ? [] : [actual];
  const found =
    condition.field === null
      ? values.some((value) => String(value).toLowerCase().includes(condition.value.replace(/\*$/, "").toLowerCase()))
      : values.some((value) => compared(value, condition));
  return found !== condition.negated;
}

/** The items that a search text chooses; all of them without a text. */
export function matching<Item>(
  items: readonly Item[],
  query: string | null | undefined,
  terms: SearchTerms<Item>,
): Item[] {
  if (query == null || query.trim() === "") return [...items];
  const groups = query.split(/\s+OR\s+/).map(parsed);
  return items.filter((item) => groups.some((group) => group.every((condition) => holds(item, condition, terms))));
}

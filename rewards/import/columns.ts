// Which column of an export holds what. The names are those of the apps' own help pages (docs/import.md lists them); case,
// spaces and underscores do not matter. Columns that Encore has no use for are named, so that nobody believes them imported.

export const importFormats = ["smile", "rivo", "encore"] as const;
export type ImportFormat = (typeof importFormats)[number];

type Field = "player" | "customer" | "email" | "points";

const known: Record<ImportFormat, Partial<Record<Field, readonly string[]>>> = {
  // Smile's own "ID" and "Customer ID" are Smile's numbers, not Shopify's: they are not taken for any.
  smile: {
    email: ["email", "email address", "customer email"],
    customer: ["shopify customer id", "shopify id"],
    points: ["points balance", "points", "current points balance"],
  },
  rivo: {
    email: ["email", "customer email", "shopify customer email"],
    customer: ["shopify customer id", "customer id", "customerid"],
    points: ["points balance", "points"],
  },
  encore: { player: ["player id", "playerid"], points: ["points"] },
};

/** Headers that only one of the apps writes. */
const tellingOfRivo = ["birthdate", "activation date", "credits balance", "customer id", "customerid"];

export interface Columns {
  format: ImportFormat;
  /** How many fields a line must have. */
  width: number;
  places: Partial<Record<Field, number>>;
  /** As the file writes them, by place. */
  names: readonly string[];
  /** Columns that are not imported. */
  ignored: readonly string[];
}

export type ColumnsOutcome = { kind: "understood"; columns: Columns } | { kind: "not_understood"; sentence: string };

/** @param format null: by the header. */
export function understandColumns(header: readonly string[], format: ImportFormat | null): ColumnsOutcome {
  const plain = header.map(plainName);
  const chosen = format ?? formatOf(plain);
  const places: Partial<Record<Field, number>> = {};
  for (const [field, aliases] of Object.entries(known[chosen]) as [Field, readonly string[]][]) {
    const found = plain.flatMap((name, place) => (aliases.includes(name) ? [place] : []));
    const [first, second] = found;
    if (first !== undefined && second !== undefined) {
      return notUnderstood(
        `The columns ${header[first]} and ${header[second]} (${first + 1} and ${second + 1}) both hold the ${field}. Remove one.`,
      );
    }
    if (first !== undefined) places[field] = first;
  }
  if (places.points === undefined) {
    return notUnderstood("No column of the first line holds the points. Name it points or Points Balance.");
  }
  if (places.player === undefined && places.customer === undefined && places.email === undefined) {
    return notUnderstood(
      "No column of the first line says whose the points are. Name it player_id, Shopify Customer ID or Email.",
    );
  }
  const used = new Set(Object.values(places));
  const ignored = header.filter((_, place) => !used.has(place)).map((name) => name || "(a column without a name)");
  return { kind: "understood", columns: { format: chosen, width: header.length, places, names: header, ignored } };
}

const notUnderstood = (sentence: string): ColumnsOutcome => ({ kind: "not_understood", sentence });

const plainName = (name: string) =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();

function formatOf(plain: readonly string[]): ImportFormat {
  if (known.encore.player?.some((name) => plain.includes(name))) return "encore";
  return tellingOfRivo.some((name) => plain.includes(name)) ? "rivo" : "smile";
}

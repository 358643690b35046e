// One line of an export: whose points, and how many; or what is wrong with it, in a sentence that names the field and says
// what to do. Values are not repeated in sentences unless they are numbers: a file's lines are personal data.
import { digitsOfGid, type PlayerId } from "../ids.ts";
import type { Columns } from "./columns.ts";

/** Points of one line of another app's file. */
const maxImportedPoints = 1_000_000_000;
/** Of one of our own, which holds whatever balances have become; below zero as well. */
const maxOwnPoints = 1_000_000_000_000;

export interface LineError {
  line: number;
  /** The column, as the file names it; null for the line as a whole. */
  field: string | null;
  sentence: string;
}

/** Whose points they are: known at once, or to be asked for at Shopify. */
export type Owner = { kind: "player"; playerId: PlayerId } | { kind: "email"; email: string };

export type ReadLine =
  | { kind: "line"; line: number; owner: Owner; points: number }
  | { kind: "refused"; error: LineError };

type Understood<Value> = { kind: "value"; value: Value } | { kind: "wrong"; column: number; sentence: string };
const value = <Value>(of: Value): Understood<Value> => ({ kind: "value", value: of });

export function readLine(line: number, fields: readonly string[], columns: Columns): ReadLine {
  const refused = (column: number | null, sentence: string): ReadLine => ({
    kind: "refused",
    error: { line, field: column === null ? null : (columns.names[column] ?? null), sentence },
  });
  if (fields.length !== columns.width) {
    const had = `It has ${fields.length} fields where the first line has ${columns.width}.`;
    return refused(null, `${had} Look for a missing quotation mark or separator.`);
  }
  const owner = ownerOf(fields, columns);
  if (owner.kind === "wrong") return refused(owner.column, owner.sentence);
  const points = pointsOf(fields, columns);
  if (points.kind === "wrong") return refused(points.column, points.sentence);
  return { kind: "line", line, owner: owner.value, points: points.value };
}

/** A Shopify customer id is exact; the e-mail address counts only where there is none. */
function ownerOf(fields: readonly string[], { places }: Columns): Understood<Owner> {
  const { player, customer, email } = places;
  if (player !== undefined) return playerOf(fields[player] ?? "", player);
  if (customer !== undefined && fields[customer]) return customerOf(fields[customer], customer);
  if (email !== undefined && fields[email]) return emailOf(fields[email], email);
  const column = email ?? customer ?? 0;
  return { kind: "wrong", column, sentence: "It is empty, so nobody knows whose points these are. Fill it in." };
}

function playerOf(text: string, column: number): Understood<Owner> {
  if (text === "") return { kind: "wrong", column, sentence: "It is empty. Fill in the player's id." };
  if (text.length > 200) return { kind: "wrong", column, sentence: "It is longer than 200 characters. Shorten it." };
  if (/[\0\uFFFD]/.test(text) || !text.isWellFormed()) {
    return { kind: "wrong", column, sentence: 'It holds broken characters. Save the file as "CSV UTF-8".' };
  }
  return value({ kind: "player", playerId: text as PlayerId });
}

function customerOf(text: string, column: number): Understood<Owner> {
  // Spreadsheets keep long numbers whole behind an apostrophe.
  const digits = /^'?(\d{1,20})$/.exec(text)?.[1] ?? (text.startsWith("gid://shopify/Customer/") && digitsOfGid(text));
  if (digits) return value({ kind: "player", playerId: digits as PlayerId });
  const isShortened = /^\d+([.,]\d+)?e\+?\d+$/i.test(text);
  const sentence = isShortened
    ? "A spreadsheet has shortened the number. Format the column as text and export it again."
    : "It is no Shopify customer id. Write its digits.";
  return { kind: "wrong", column, sentence };
}

/** As much as is needed to ask for it; whether it exists, Shopify knows. */
const address = /^[^\s@"'\\()<>,;:\uFFFD]+@[^\s@"'\\()<>,;:\uFFFD]+$/;

function emailOf(text: string, column: number): Understood<Owner> {
  if (text.length <= 254 && address.test(text)) return value({ kind: "email", email: text.toLowerCase() });
  return { kind: "wrong", column, sentence: "It is no e-mail address. Correct it." };
}

/** A balance of ours can be below zero; another app's is not, so its minus is a mistake that somebody should look at. */
function pointsOf(fields: readonly string[], { places, format }: Columns): Understood<number> {
  const column = places.points ?? 0;
  const isOurs = format === "encore";
  const most = isOurs ? maxOwnPoints : maxImportedPoints;
  const text = fields[column] ?? "";
  const wrong = (sentence: string): Understood<number> => ({ kind: "wrong", column, sentence });
  if (text === "") return wrong("It is empty. Write 0, or remove the line.");
  const isNumber = /^[-+]?[\d.,' ]{1,30}$/.test(text);
  if (!isNumber) return wrong("It is no number. Write a whole number, without anything else.");
  const isNegative = text.startsWith("-");
  if (isNegative && !isOurs) {
    return wrong(`It is negative (${text}). Write 0, or take the points by an adjustment.`);
  }
  // "1.000" is a thousand to who sets thousands apart by points, and is nobody's one.
  const whole = /^[-+]?(\d+)(?:\.(?!0{3}$)0+)?$/.exec(text)?.[1];
  if (whole === undefined) return wrong(`It is no whole number (${text}). Write it with digits only.`);
  const points = Number(whole);
  if (points > most && isNegative) return wrong(`It is less than -${most} (${text}). Write a number nearer to 0.`);
  if (points > most) return wrong(`It is more than ${most} (${text}). Write a smaller number.`);
  return value(isNegative && points > 0 ? -points : points);
}

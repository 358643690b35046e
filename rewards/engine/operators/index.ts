// All families of operators, by the kind of detail that they fit. A new kind is a new file and a line here.
// Nothing else in the engine knows which operators exist.
import type { DetailKind } from "../programme-types.ts";
import { booleanFamily } from "./boolean.ts";
import { dateFamily } from "./date.ts";
import type { Family } from "./family.ts";
import { listFamily } from "./list.ts";
import { moneyFamily } from "./money.ts";
import { numberFamily } from "./number.ts";
import { textFamily } from "./text.ts";

export const families: Readonly<Record<DetailKind, Family>> = {
  number: numberFamily,
  money: moneyFamily,
  text: textFamily,
  list: listFamily,
  boolean: booleanFamily,
  date: dateFamily,
};

// Everything a merchant can build rules from, as plain data: the admin's form is drawn from it, docs/rules.md printed.
// It is put together from the declarations that the compiler and the checks work with, so it cannot fall behind.
import { challengeKinds } from "./challenges/index.ts";
import { detailsOfOwnActions, lineItemDetails, purchaseDetails } from "./details/declared.ts";
import { filterGroups, itemGroups } from "./filters/vocabulary.ts";
import { families } from "./operators/index.ts";

export const vocabulary = {
  details: purchaseDetails,
  itemDetails: lineItemDetails,
  /** By the names of the actions that need nobody to send them. */
  ownActions: detailsOfOwnActions,
  kinds: Object.values(families).map(({ kind, label, help, operandHelp, operators }) => ({
    kind,
    label,
    help,
    valueHelp: operandHelp,
    operators: operators.map(({ code, label, operands }) => ({ code, label, operands })),
  })),
  filterGroups,
  itemGroups,
  challenges: challengeKinds.map(({ code, label, help, fields, lateActions }) => ({
    code,
    label,
    help,
    fields,
    lateActions,
  })),
};

// The groups that a filter can be built of, as data: what the form offers and docs/rules.md lists.
// Their tests are in compile.ts and items.ts.

export interface GroupDescription {
  code: string;
  label: string;
  help: string;
}

export const filterGroups: readonly GroupDescription[] = [
  { code: "all", label: "All of these", help: "Every filter in the group matches." },
  { code: "any", label: "Any of these", help: "At least one filter in the group matches." },
  {
    code: "none",
    label: "None of these",
    help: "No filter in the group matches. A filter whose detail is missing does not match, so it does not stand in the way.",
  },
];

export const itemGroups: readonly GroupDescription[] = [
  { code: "anyItem", label: "Any item", help: "At least one line item matches the filter." },
  { code: "everyItem", label: "Every item", help: "There are line items, and each of them matches the filter." },
  {
    code: "sumOfItems",
    label: "Sum over items",
    help: "A number or money detail of the line items that match `where` (all of them without it), added up and compared.",
  },
  {
    code: "countOfItems",
    label: "Number of items",
    help: "The quantities of the line items that match `where` (all of them without it), added up and compared.",
  },
];

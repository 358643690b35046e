// Every mistake that a merchant can make in a badge, each in an otherwise sound one, and the sentence that he gets.
export const is = (detail: string, operator: string, value: unknown) => ({ detail, operator, value });
export const several = { kind: "several_times", times: 1 };
export const deep = (depth: number): unknown => (depth === 0 ? is("hour", "=", 1) : { all: [deep(depth - 1)] });
export const prize = { id: "p", kind: "Prize", label: "P" };
export const level = (target: unknown) => ({ target, points: 1, deliverables: [] });

export const mistakes: [what: string, overrides: Record<string, unknown>, finding: RegExp][] = [
  ["no name", { name: "" }, /^name: This must not be empty\.$/],
  ["a name that is no text", { name: 5 }, /^name: This must be text\.$/],
  ["a missing field", { points: undefined }, /^points: This must be a number\.$/],
  ["negative points", { points: -1 }, /^points: This must be at least 0\.$/],
  ["half a point", { points: 1.5 }, /^points: This must be a whole number\.$/],
  ["too many points", { points: 1_000_001 }, /^points: This must be at most 1000000\.$/],
  ["an unknown type", { type: "Twice" }, /^type: This must be one of OneTimeOnly, Repeatable, Ranked\.$/],
  ["an unknown field", { fliter: 1 }, /^: There is no field called "fliter" here\.$/],
  ["a very long name", { name: "x".repeat(1_001) }, /^name: This may have 1000 characters at most\.$/],
  ["a list that is none", { challenges: {} }, /^challenges: This must be a list\.$/],
  [
    "too many challenges",
    { challenges: Array.from({ length: 9 }, () => several) },
    /^challenges: There may be 8 of these at most\.$/,
  ],
  ["paused as text", { paused: "yes" }, /^paused: This must be true or false\.$/],
  ["a deliverable that is none", { deliverables: ["p"] }, /^deliverables\.0: This must be an object with fields\.$/],
  [
    "a deliverable twice",
    { deliverables: [prize, prize] },
    /^deliverables\.1\.id: The deliverable "p" is listed twice\.$/,
  ],
  ["an end before a start", { startsAt: 5, endsAt: 5 }, /^endsAt: The badge must end after it starts\.$/],
  ["a filter that is none", { filter: 5 }, /^filter: A filter must be an object with fields\.$/],
  ["a filter that is a list", { filter: [] }, /^filter: A filter must be an object with fields\.$/],
  [
    "an unknown group",
    { filter: { every: [] } },
    /^filter: A filter is either a comparison or exactly one of all, any/,
  ],
  [
    "two groups in one",
    { filter: { all: [deep(0)], any: [deep(0)] } },
    /^filter: A filter is either a comparison or exactly one of all, any/,
  ],
  ["an empty group", { filter: { any: [] } }, /^filter\.any: A group needs a list of at least one filter\.$/],
  [
    "a group that is no list",
    { filter: { all: deep(0) } },
    /^filter\.all: A group needs a list of at least one filter\.$/,
  ],
  [
    "a mistake deep inside",
    { filter: { all: [deep(0), { none: [is("hour", "=", null)] }] } },
    /^filter\.all\.1\.none\.0\.value: Write text, a number/,
  ],
  ["too deep a filter", { filter: deep(8) }, /^filter(\.all\.0){8}: Filters may be nested 8 deep at most\.$/],
  [
    "too many filters",
    { filter: { any: Array.from({ length: 200 }, () => deep(0)) } },
    /^filter\.any\.199: A badge may have 200 filters at most\.$/,
  ],
  ["no value", { filter: { detail: "hour", operator: "=" } }, /^filter\.value: /],
  ["an empty list of values", { filter: is("country", "in", []) }, /^filter\.value: /],
  [
    "an operator that does not fit",
    { filter: is("country", ">", 5) },
    /^filter\.operator: The operator ">" does not fit a text detail: use one of =, !=, in/,
  ],
  ["an operator of another kind", { filter: is("amount", "contains", 5) }, /^filter\.operator: .* money detail/],
  [
    "a list for one value",
    { filter: is("country", "=", ["us"]) },
    /^filter\.value: This operator compares with one value, not a list\.$/,
  ],
  [
    "one bound",
    { filter: is("amount", "between", [1]) },
    /^filter\.value: Write two values: the lowest and the highest\.$/,
  ],
  [
    "bounds the wrong way round",
    { filter: is("amount", "between", [2, 1]) },
    /^filter\.value: The lowest value must not be above the highest\.$/,
  ],
  [
    "an amount in words",
    { filter: is("amount", ">", "a lot") },
    /^filter\.value: A money value is needed: write an amount such as 500/,
  ],
  ["a tenth of a cent", { filter: is("amount", ">", "0.001") }, /^filter\.value: A money value is needed/],
  ["a number in words", { filter: is("hour", ">", "noon") }, /^filter\.value: A number value is needed: write digits/],
  [
    "an empty text",
    { filter: is("country", "=", " ") },
    /^filter\.value: A text value is needed: write at least one character\.$/,
  ],
  ["a date that does not exist", { filter: is("born", ">", "2026-02-30") }, /^filter\.value: A date value is needed/],
  [
    "items within items",
    { filter: { anyItem: { anyItem: is("sku", "=", "x") } } },
    /^filter\.anyItem\.anyItem: An item's own filter cannot look at items again\.$/,
  ],
  [
    "count within items",
    { filter: { everyItem: { countOfItems: { operator: "=", value: 1 } } } },
    /^filter\.everyItem\.countOfItems: An item's own/,
  ],
  [
    "a sum of words",
    { filter: { sumOfItems: { detail: "sku", operator: "=", value: 1 } } },
    /^filter\.sumOfItems\.detail: "sku" cannot be added up/,
  ],
  [
    "a mistake in where",
    { filter: { countOfItems: { where: is("sku", ">", 1), operator: "=", value: 1 } } },
    /^filter\.countOfItems\.where\.operator: /,
  ],
  [
    "a shape mistake in where",
    { filter: { sumOfItems: { detail: "price", where: 7, operator: "=", value: 1 } } },
    /^filter\.sumOfItems\.where: A filter must be/,
  ],
  [
    "a sum compared wrongly",
    { filter: { sumOfItems: { detail: "price", operator: "in", value: 1 } } },
    /^filter\.sumOfItems\.operator: /,
  ],
  [
    "an unknown challenge",
    { challenges: [{ kind: "often" }] },
    /^challenges\.0\.kind: A challenge is one of several_times, sum/,
  ],
  ["no challenge at all", { challenges: [several, null] }, /^challenges\.1\.kind: /],
  [
    "zero times",
    { challenges: [{ kind: "several_times", times: 0 }] },
    /^challenges\.0\.times: This must be at least 1\.$/,
  ],
  [
    "a target of zero",
    { challenges: [{ kind: "sum", detail: "amount", target: 0 }] },
    /^challenges\.0\.target: The target must be more than zero\.$/,
  ],
  [
    "a target in words",
    { challenges: [{ kind: "sum", detail: "amount", target: "much" }] },
    /^challenges\.0\.target: Write the target as a number/,
  ],
  [
    "a target of another type",
    { challenges: [{ kind: "sum", detail: "amount", target: {} }] },
    /^challenges\.0\.target: Write a number such as/,
  ],
  [
    "a sum of texts",
    { challenges: [{ kind: "sum", detail: "country", target: 5 }] },
    /^challenges\.0\.detail: "country" cannot be added up/,
  ],
  [
    "a sum of texts of items",
    { challenges: [{ kind: "sum", detail: "sku", target: 5, items: is("sku", "=", "x") }] },
    /^challenges\.0\.detail: "sku" cannot be added up/,
  ],
  [
    "a mistake in a sum's items",
    { challenges: [{ kind: "sum", detail: "price", target: 5, items: is("sku", ">", "x") }] },
    /^challenges\.0\.items\.operator: /,
  ],
  [
    "a shape mistake in a sum's items",
    { challenges: [{ kind: "sum", detail: "price", target: 5, items: 5 }] },
    /^challenges\.0\.items: A filter must be/,
  ],
  [
    "a window of no days",
    { challenges: [{ kind: "in_time_period", times: 1, days: 0 }] },
    /^challenges\.0\.days: This must be at least 1\.$/,
  ],
  [
    "a period that ends first",
    { challenges: [{ kind: "for_time_period", times: 1, from: 5, until: 5 }] },
    /^challenges\.0\.until: The end of the period must be after its start\.$/,
  ],
  [
    "a streak of hours",
    { challenges: [{ kind: "streak", periods: 1, unit: "hours" }] },
    /^challenges\.0\.unit: This must be one of days, weeks, months\.$/,
  ],
  [
    "neither count nor each",
    { challenges: [{ kind: "distinct", detail: "category" }] },
    /^challenges\.0\.count: Say either how many different values, or which ones\.$/,
  ],
  [
    "both count and each",
    { challenges: [{ kind: "distinct", detail: "category", count: 1, each: ["a"] }] },
    /^challenges\.0\.count: Say either/,
  ],
  [
    "each of nothing",
    { challenges: [{ kind: "distinct", detail: "category", each: [] }] },
    /^challenges\.0\.each: This must not be empty\.$/,
  ],
  ["levels without rank", { levels: [level(1)] }, /^levels: Only a Ranked badge has levels\.$/],
  ["a cool-down without repetition", { coolDownMs: 5 }, /^coolDownMs: Only a Repeatable badge has a cool-down\.$/],
  [
    "a maximum without repetition",
    { maximumPerPlayer: 5 },
    /^maximumPerPlayer: Only a Repeatable badge has a maximum per player\.$/,
  ],
  ["a draw from nothing", { draw: {} }, /^draw: A draw needs at least one deliverable to draw from\.$/],
  ["rank without levels", { type: "Ranked" }, /^levels: A Ranked badge needs at least one level\.$/],
  [
    "rank with two challenges",
    { type: "Ranked", levels: [level(1)], challenges: [several, several] },
    /^challenges\.1: A Ranked badge has one challenge/,
  ],
  [
    "targets that do not rise",
    { type: "Ranked", levels: [level(2), level(2)] },
    /^levels\.1\.target: The targets of the levels must rise/,
  ],
  [
    "half a time as a target",
    { type: "Ranked", levels: [level(1.5)] },
    /^levels\.0\.target: The target must be a whole number from 1\.$/,
  ],
  [
    "a target that is no number",
    { type: "Ranked", levels: [level("x")] },
    /^levels\.0\.target: The target must be a whole number/,
  ],
  [
    "rank over which values",
    { type: "Ranked", levels: [level(1)], challenges: [{ kind: "distinct", detail: "category", each: ["a"] }] },
    /^challenges\.0\.each: A Ranked badge counts different values: say how many/,
  ],
  [
    "a wrong challenge under rank",
    { type: "Ranked", levels: [level(1)], challenges: [{ kind: "sum", detail: "country", target: 5 }] },
    /^challenges\.0\.detail: /,
  ],
  [
    "an unknown prerequisite",
    { prerequisites: ["gone"] },
    /^prerequisites\.0: There is no badge with the id "gone"\.$/,
  ],
  [
    "itself as prerequisite",
    { prerequisites: ["badge"] },
    /^prerequisites: "Badge" can never be earned: its prerequisites lead back to themselves\.$/,
  ],
];

// What a page may find although nobody means it to: half of the JSON, numbers as texts, names that try to be markup, a product
// without variants. Each is one change to what is usual.
import { john, manyBadges, programme } from "./store.ts";

const now = Date.parse("2026-11-20T10:00:00Z");
const usual = john(now);
const [badge] = usual.badges;
const [step] = usual.progress;

/** A name by itself, as id, icon and code as well. */
export const names = {
  markup: `"><script>alert(1)</script>`,
  attribute: `' onmouseover='x`,
  entities: `a & b < c > d "q" 'p' &amp;`,
  emoji: "🎉👩‍👩‍👧 émoji ‮ rtl",
  lines: "line\nbreak\ttab",
  liquid: "{{ 1 }} {% if %}",
  comment: "]]> --><!-- <!--next-->",
  nothing: "",
  marks: "[points] [left] [level]",
};

const ofNames = <Made>(make: (name: string) => Made): Record<string, Made> =>
  Object.fromEntries(Object.entries(names).map(([what, name]) => [`named ${what}`, make(name)]));

const units = ["times", "money", "number", "days", "weeks", "months", "different", "unheard of", null];

/** What stands in `customer.metafields.$app.player.value`. */
export const players: Record<string, unknown> = {
  nobody: undefined,
  null: null,
  "a text": "text",
  "a list": [],
  "a number": 7,
  "an empty object": {},
  "another version": { ...usual, version: 2 },
  "nothing but a version": { version: 1 },
  usual,
  "60 badges": { ...usual, ...manyBadges(now) },
  "empty lists": { ...usual, badges: [], progress: [], vouchers: [], orders: [] },
  "no lists": { ...usual, badges: null, progress: null, vouchers: null, orders: null, level: null },
  "lists that are none": { ...usual, badges: {}, progress: "", vouchers: {}, level: "x" },
  "lists with holes": {
    ...usual,
    badges: [null, {}, { id: "a" }, { name: "b" }],
    progress: [null, {}, { id: "a" }, { current: 1 }],
    vouchers: [null, {}, { code: "X" }, { id: "y" }],
  },
  "numbers as texts": {
    ...usual,
    points: "1265",
    spendable: "600",
    pending: "5",
    badgesTotal: "2",
    badges: [{ ...badge, count: "3" }],
    progress: [{ ...step, current: "5", target: "10" }],
    level: { name: "Silver", total: "5", next: { name: "Gold", target: "10" } },
  },
  "half a level": { ...usual, level: { next: { name: "Gold" } } },
  "a level without a name": { ...usual, level: { name: null, total: null, next: { target: 3 } } },
  "no points": { ...usual, points: 0, spendable: 0 },
  "one point": { ...usual, points: 1, spendable: 1, pending: 1 },
  "less than nothing": { ...usual, points: -1_234_567, spendable: 0 },
  "more than anybody": { ...usual, points: Number.MAX_SAFE_INTEGER, spendable: 1_000, pending: 1_000 },
  "half a point": { ...usual, points: 1.5, spendable: 1.5 },
  "a target of nothing": { ...usual, progress: [{ ...step, current: 0, target: 0 }] },
  "more than the target": { ...usual, progress: [{ ...step, current: 30, target: 10, unit: "times" }] },
  "every unit": {
    ...usual,
    progress: units.map((unit, place) => ({ ...step, id: `unit-${place}`, unit, current: 3, target: 7 })),
  },
  "very old": { ...usual, at: "1970-01-01T00:00:00Z", badges: [{ ...badge, last: "1970-01-01T00:00:00Z" }] },
  "of the future": { ...usual, at: "2999-01-01T00:00:00Z" },
  perks: {
    ...usual,
    perks: [
      null,
      {},
      { label: "Without an id" },
      { id: "p", kind: "perk", label: "Tote bag", text: null },
      { id: "q", kind: "content", label: "Our story", text: "It began\nin a <shed> & so on." },
    ],
    perksTotal: 3,
  },
  "perks that are none": { ...usual, perks: "x", perksTotal: "y" },
  vouchers: {
    ...usual,
    vouchers: [
      { id: "v", label: "Under way", code: null, state: "creating", ends: null },
      { id: "w", label: "Odd", code: "A B/ü?&", state: "ready", ends: "2026-12-24T00:00:00Z" },
      { id: "x", label: "Never", code: "C", state: "ready", ends: "never" },
    ],
  },
  pictures: {
    ...usual,
    badges: [
      { ...badge, image: `https://x/"><script>alert(1)</script>` },
      { ...badge, image: "" },
    ],
  },
  ...ofNames((name) => ({
    ...usual,
    badges: usual.badges.map((one) => ({ ...one, name, icon: name })),
    progress: usual.progress.map((one) => ({ ...one, name, id: name, icon: name })),
    vouchers: [{ id: name, label: name, code: name, state: "ready", ends: null }],
    level: { name, total: 1, next: { name, target: 5 } },
  })),
};

const { earning } = programme;
const [first] = programme.badges;

/** What stands in `app.metafields.encore.programme.value`. */
export const programmes: Record<string, unknown> = {
  none: undefined,
  null: null,
  "a text": "x",
  "an empty object": {},
  "another version": { ...programme, version: 2 },
  "nothing but a version": { version: 1 },
  usual: programme,
  "no earning": { ...programme, earning: undefined },
  "no names of points": { ...programme, pointsName: null },
  "names in German alone": { ...programme, pointsName: { de: { one: "Punkt", other: "Punkte" } } },
  "empty lists": { ...programme, badges: [], rewards: [] },
  "no lists": { ...programme, badges: null, rewards: null },
  "lists with holes": {
    ...programme,
    rewards: [null, {}, { id: "a" }, { price: 5 }],
    badges: [null, {}, { id: "x" }, { name: "y" }],
  },
  "numbers as texts": {
    ...programme,
    earning: {
      ...earning,
      pointsPerUnit: "2",
      rounding: "50",
      maximum: "10000",
      minimum: "100",
      pendingDays: "3",
    },
    rewards: [{ id: "a", name: "A", price: "500" }],
    badges: [{ ...first, points: "15", target: "3" }],
  },
  yen: { ...programme, currency: "JPY" },
  dinars: { ...programme, currency: "KWD" },
  "half a point": { ...programme, earning: { ...earning, pointsPerUnit: 0.5 } },
  "a minimum and a day": { ...programme, earning: { ...earning, pendingDays: 1, minimum: 500_000 } },
  "a small maximum": { ...programme, earning: { ...earning, maximum: 7, pendingDays: 2 } },
  paused: { ...programme, earning: { ...earning, pointsPerUnit: 0 } },
  "thirty badges": {
    ...programme,
    badges: Array.from({ length: 30 }, (_, place) => ({ ...first, id: `b${place}`, name: `Badge ${place}` })),
    rewards: Array.from({ length: 20 }, (_, place) => ({ id: `r${place}`, name: `Reward ${place}`, price: place + 1 })),
  },
  ...ofNames((name) => ({
    ...programme,
    pointsName: { en: { one: name, other: name } },
    badges: programme.badges.map((one) => ({ ...one, name, description: name, id: name, icon: name })),
    rewards: [{ id: name, name, price: 5 }],
  })),
};

const variant = (id: string, price: unknown, available = true) => ({ id, title: "One", price, available });
const product = (variants: readonly object[], more: object = {}) => ({
  id: "1",
  title: "A thing",
  variants,
  selected_or_first_available_variant: variants[0] ?? null,
  "gift_card?": false,
  available: true,
  ...more,
});

/** What a product page is about; undefined: it is the cart. */
export const products: Record<string, object | undefined> = {
  "the cart": undefined,
  usual: product([variant("11", 14_999), variant("12", 120_050)]),
  "no variants": product([]),
  "sold out": product([variant("11", 14_999, false)], { available: false }),
  "no price": product([variant("11", null)]),
  free: product([variant("11", 0)]),
  "a gift card": product([variant("11", 5_000)], { "gift_card?": true }),
  dear: product([variant("11", 99_999_999_999)]),
  "a price as a text": product([variant("11", "14999")]),
};

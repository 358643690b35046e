// A store with the theme extension, and the metafields that the app would have written: put there through the Admin API, in the
// shapes of rewards/storefront/shapes.ts, so that a page never shows what the app could not have told it.
import type { DevstoreSettings } from "../../devstore/settings.ts";
import { type PlayerShape, type ProgrammeShape, playerShape, programmeShape } from "../../rewards/storefront/shapes.ts";
import { accessToken, adminQuery, type Harness, startHarness } from "../devstore/harness.ts";

export interface TestStore extends Harness {
  url: string;
  programme(change?: Partial<ProgrammeShape>): Promise<void>;
  player(customerId: string, change?: Partial<PlayerShape>): Promise<void>;
}

const set = `mutation ($metafields: [MetafieldsSetInput!]!) {
  metafieldsSet(metafields: $metafields) { userErrors { field message } } }`;

export async function startStore(overrides: Partial<DevstoreSettings> = {}): Promise<TestStore> {
  const harness = await startHarness(overrides);
  const token = await accessToken(harness.devstore);
  const write = async (metafield: object): Promise<void> => {
    const { body, text } = await adminQuery(harness.devstore, token, set, { metafields: [metafield] });
    const answer = body.data?.["metafieldsSet"] as { userErrors: unknown[] } | undefined;
    if (answer?.userErrors.length !== 0) throw new Error(`The metafield was not written: ${text}`);
  };
  const installation = await adminQuery(harness.devstore, token, "{ currentAppInstallation { id } }");
  const found = installation.body.data?.["currentAppInstallation"] as { id: string } | undefined;
  if (found === undefined) throw new Error(`The devstore does not know the app: ${installation.text}`);
  const json = (value: object) => ({ type: "json", value: JSON.stringify(value) });
  return {
    ...harness,
    url: harness.devstore.url,
    programme: (change = {}) =>
      write({
        ownerId: found.id,
        namespace: "encore",
        key: "programme",
        ...json(programmeShape.parse({ ...programme, ...change })),
      }),
    player: (customerId, change = {}) =>
      write({
        ownerId: `gid://shopify/Customer/${customerId}`,
        key: "player",
        ...json(playerShape.parse({ ...john(), ...change })),
      }),
  };
}

const badge = { description: "", icon: null, starts: null, ends: null, unit: "times", target: 1, points: 0 } as const;

export const programme: ProgrammeShape = {
  version: 1,
  at: "2026-11-22T12:00:00Z",
  currency: "USD",
  pointsName: { en: { one: "point", other: "points" }, de: { one: "Punkt", other: "Punkte" } },
  earning: {
    pointsPerUnit: 1,
    rounding: 50,
    maximum: null,
    basis: "total",
    giftCardsEarn: true,
    minimum: 0,
    pendingDays: 0,
  },
  badges: [
    {
      ...badge,
      id: "electronics",
      name: "Electronics Enthusiast",
      description: "Bought something electronic.",
      type: "OneTimeOnly",
      points: 15,
      icon: "bolt",
    },
    {
      ...badge,
      id: "vip",
      name: "VIP Customer",
      description: "Spent more than 500 on a premium order.",
      type: "OneTimeOnly",
      points: 100,
      icon: "crown",
    },
    {
      ...badge,
      id: "bulk",
      name: "Bulk Buyer",
      description: "Bought five items or more at once.",
      type: "Repeatable",
      points: 30,
      icon: "bag",
    },
    {
      ...badge,
      id: "loyal",
      name: "Loyal Customer",
      description: "Bought ten times.",
      type: "OneTimeOnly",
      target: 10,
      icon: "heart",
    },
    {
      ...badge,
      id: "patron",
      name: "Patron",
      description: "Spent 2,000 in all.",
      type: "OneTimeOnly",
      target: 200_000,
      unit: "money",
      points: 250,
      icon: "gem",
    },
  ],
  badgesTotal: 5,
  rewards: [
    { id: "five", name: "$5 off", price: 500 },
    { id: "shipping", name: "Free shipping", price: 800 },
    { id: "twenty", name: "$20 off", price: 2000 },
  ],
  rewardsTotal: 3,
};

/** John after the guide's two orders. */
export const john = (now = Date.now()): PlayerShape => ({
  version: 1,
  at: new Date(now).toISOString(),
  pointsName: programme.pointsName,
  paused: false,
  points: 1265,
  spendable: 1265,
  pending: 0,
  badges: [
    { id: "vip", name: "VIP Customer", icon: "crown", count: 1, last: new Date(now - 60_000).toISOString() },
    {
      id: "electronics",
      name: "Electronics Enthusiast",
      icon: "bolt",
      count: 1,
      last: new Date(now - 120_000).toISOString(),
    },
  ],
  badgesTotal: 2,
  progress: [
    { id: "patron", name: "Patron", icon: "gem", current: 114_998, target: 200_000, unit: "money" },
    { id: "loyal", name: "Loyal Customer", icon: "heart", current: 2, target: 10, unit: "times" },
    { id: "bulk", name: "Bulk Buyer", icon: "bag", current: 0, target: 1, unit: "times" },
  ],
  progressTotal: 3,
  vouchers: [{ id: "v1", label: "Free shipping", code: "VIP-7QK2-94MX", state: "ready", ends: null }],
  vouchersTotal: 1,
  orders: [],
});

/** Nobody's first order yet. */
export const newCustomer: Partial<PlayerShape> = {
  points: 0,
  spendable: 0,
  badges: [],
  badgesTotal: 0,
  progress: [],
  progressTotal: 0,
  vouchers: [],
  vouchersTotal: 0,
};

const collected = [
  "Early Bird",
  "Night Owl",
  "Tastemaker",
  "Five Star",
  "Globetrotter",
  "Streak Keeper",
  "<Bundle> & Co",
  "Gift Giver",
];

/** A customer who has earned everything there is: more than her metafield tells. */
export const manyBadges = (now = Date.now()): Partial<PlayerShape> => ({
  points: 1_234_567,
  spendable: 1_234_567,
  badges: Array.from({ length: 48 }, (_, place) => ({
    id: `badge-${place}`,
    name: `${collected[place % collected.length]}${place < collected.length ? "" : ` ${Math.floor(place / collected.length) + 1}`}`,
    icon: ["trophy", "gift", "flame", "gem", "unheard-of", null, "bag"][place % 7] ?? null,
    count: (place % 4) + 1,
    last: new Date(now - 3_600_000 * (place + 48)).toISOString(),
  })),
  badgesTotal: 60,
});

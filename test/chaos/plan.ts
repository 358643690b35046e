// What happens in the store during a run, made up beforehand from the seed: who buys what, what becomes of each order, and how
// badly the network treats the webhooks of it.
import { seedProducts } from "../../devstore/catalogue/products.ts";
import type { Product } from "../../devstore/catalogue/types.ts";
import type { Dice } from "./dice.ts";

/** How the devstore delivers the webhooks of one request. */
interface Delivery {
  duplicates: number;
  shuffle: number | false;
  delayMs: number;
  dropRate: number;
}

export type Change = { delivery: Delivery } & (
  | { do: "pay" }
  | { do: "update"; note: string }
  /** Some pieces of one line, or money for no item in particular, or all that is left. */
  | { do: "refund"; what: "pieces" | "goodwill" | "rest" }
  | { do: "cancel" }
  /** Something is added, for so many whole units of currency. */
  | { do: "edit"; price: number }
  /** The order had no customer; now it has one. */
  | { do: "attach" }
);

export interface PlannedOrder {
  place: number;
  /** For what is left to chance until the order is there, such as which of its lines is refunded. */
  seed: number;
  /** Null: it has no customer until one is attached. */
  shopper: string | null;
  lines: ({ productId: string; quantity: number } | { title: string; price: string })[];
  isPaid: boolean;
  shipping: "standard" | "express";
  /** Paid for with a voucher, if the store has one that is unused. */
  usesVoucher: boolean;
  delivery: Delivery;
  /** In this order, each some time after the one before it. */
  changes: Change[];
}

const mostShoppers = 500;
const ordersPerShopper = 8;
/** Delivered so late that events of one order overtake each other. */
const shuffleMs = 3_000;

const seeds = seedProducts().filter((product) => !product.giftCard);
const premium = seeds.filter((product) => product.tags.includes("Premium"));

export function planOrders(count: number, dice: Dice): PlannedOrder[] {
  const shoppers = Math.min(mostShoppers, Math.ceil(count / ordersPerShopper));
  return Array.from({ length: count }, (_, place) => planOrder(place, shoppers, dice));
}

function planOrder(place: number, shoppers: number, dice: Dice): PlannedOrder {
  const { changes, isPaid, hasShopper } = fate(dice);
  const isEdited = changes.some((change) => change.do === "edit");
  // A few buy most, as in life.
  const shopper = Math.floor(dice.next() ** 1.5 * shoppers);
  return {
    place,
    seed: dice.between(0, 1_000_000_000),
    shopper: hasShopper ? `shopper-${shopper}@example.com` : null,
    lines: isEdited ? giftBox(dice) : basket(dice),
    isPaid,
    shipping: !isEdited && dice.chance(0.2) ? "express" : "standard",
    usesVoucher: hasShopper && !isEdited && dice.chance(0.03),
    delivery: delivery(dice),
    changes,
  };
}

function delivery(dice: Dice): Delivery {
  return {
    duplicates: dice.chance(0.4) ? dice.between(1, 2) : 0,
    shuffle: dice.chance(0.7) ? shuffleMs : false,
    delayMs: dice.chance(0.1) ? dice.between(500, 5_000) : 0,
    // Some never arrive at all.
    dropRate: 0.01,
  };
}

function basket(dice: Dice): PlannedOrder["lines"] {
  const line = (product: Product, quantity: number) => ({ productId: product.id, quantity });
  if (dice.chance(0.08)) return [line(dice.pick(premium), 1)];
  if (dice.chance(0.12)) return [line(dice.pick(seeds), dice.between(5, 7))];
  return Array.from({ length: dice.between(1, 3) }, () => line(dice.pick(seeds), dice.between(1, 2)));
}

/**
 * A whole price: an edit's points are a share of what was earned, rounded, and where its creation was lost that is the edited
 * order itself. With whole units both come to the same.
 */
const giftBox = (dice: Dice): PlannedOrder["lines"] => [{ title: "A gift box", price: `${dice.between(20, 90)}.00` }];

function fate(dice: Dice): { changes: Change[]; isPaid: boolean; hasShopper: boolean } {
  const paid = (...wishes: Wish[]) => ({ changes: changesOf(wishes, dice), isPaid: true, hasShopper: true });
  const pieces: Wish = { do: "refund", what: "pieces" };
  const goodwill: Wish = { do: "refund", what: "goodwill" };
  const rest: Wish = { do: "refund", what: "rest" };
  const cancel: Wish = { do: "cancel" };
  const update: Wish = { do: "update", note: "Please leave it at the door." };
  const fates: [weight: number, () => ReturnType<typeof fate>][] = [
    [55, () => paid()],
    [6, () => paid(pieces)],
    [5, () => paid(goodwill, pieces)],
    [3, () => paid(pieces, goodwill, update, pieces)],
    [4, () => paid(rest)],
    [3, () => paid(pieces, rest)],
    [6, () => paid(cancel)],
    [3, () => paid(goodwill, cancel)],
    [6, () => paid(update)],
    [4, () => paid({ do: "edit", price: dice.between(1, 40) })],
    [2, () => paid({ do: "edit", price: dice.between(1, 40) }, cancel)],
    [3, () => ({ ...paid({ do: "pay" }, pieces), isPaid: false })],
    [2, () => ({ ...paid(cancel), isPaid: false })],
    [2, () => ({ ...paid({ do: "attach" }), hasShopper: false })],
    [2, () => ({ ...paid(pieces, { do: "attach" }), hasShopper: false })],
  ];
  let left = dice.next() * fates.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, make] of fates) {
    left -= weight;
    if (left < 0) return make();
  }
  return paid();
}

type Wish = Change extends infer One ? (One extends Change ? Omit<One, "delivery"> : never) : never;

const changesOf = (wishes: readonly Wish[], dice: Dice): Change[] =>
  wishes.map((wish) => ({ ...wish, delivery: delivery(dice) }) as Change);

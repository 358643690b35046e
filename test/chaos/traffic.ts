// The store's business: places the planned orders and changes them, as fast as it is let. The webhooks are the devstore's.
import { seedCustomers } from "../../devstore/catalogue/customers.ts";
import { type Dice, diceOf } from "./dice.ts";
import { pause } from "./parts/part.ts";
import type { Change, PlannedOrder } from "./plan.ts";
import type { Answer, StoreDesk, StoreOrder } from "./store-desk.ts";

export interface Traffic {
  sent: number;
  changed: number;
  /** Changes that the store refused, such as a refund of what was given back already. */
  refused: number;
  vouchersTried: number;
}

export interface TrafficParts {
  desk: StoreDesk;
  orders: readonly PlannedOrder[];
  /** Resolves when this order may be sent. Rejects when the run is to end. */
  gate(place: number): Promise<void>;
  traffic: Traffic;
}

const lanes = 4;
/** Shopify tells times in whole seconds: what happens to an order happens in another second than what was before. */
const betweenChangesMs = 1_100;

export async function sendTraffic(parts: TrafficParts): Promise<void> {
  const { orders } = parts;
  const following: Promise<void>[] = [];
  let next = 0;
  const lane = async () => {
    while (next < orders.length) {
      const order = orders[next++];
      if (!order) return;
      await parts.gate(order.place);
      const dice = diceOf(order.seed);
      const placed = await place(parts, order, dice);
      parts.traffic.sent += 1;
      const followed = follow(parts, { planned: order, placed, dice });
      // Its failure is met below; until then it is not unheard of.
      followed.catch(() => undefined);
      following.push(followed);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  await Promise.all(following);
}

async function place(parts: TrafficParts, order: PlannedOrder, dice: Dice): Promise<StoreOrder> {
  const { place, shopper, lines, isPaid, shipping, delivery } = order;
  const wish = {
    reference: `chaos-${place}`,
    lines,
    shipping,
    delivery,
    financialStatus: isPaid ? "paid" : "pending",
  };
  if (order.usesVoucher) {
    const paidWithVoucher = await buyWithVoucher(parts, wish, dice);
    if (paidWithVoucher) return paidWithVoucher;
  }
  return placed(await parts.desk.buy({ ...wish, ...(shopper === null ? {} : { email: shopper }) }));
}

/** Null when no voucher is to be had. Its owner buys. */
async function buyWithVoucher({ desk, traffic }: TrafficParts, wish: object, dice: Dice): Promise<StoreOrder | null> {
  const owned = (await desk.discounts()).filter(({ customerIds }) => customerIds?.length === 1);
  if (owned.length === 0) return null;
  const { code, customerIds } = dice.pick(owned);
  traffic.vouchersTried += 1;
  const answer = await desk.buy({ ...wish, customerId: customerIds?.[0], discountCode: code, shipping: "express" });
  return answer.kind === "done" ? answer.order : null;
}

const placed = (answer: Answer): StoreOrder => {
  if (answer.kind === "done") return answer.order;
  throw new Error(`The devstore refused an order: ${answer.reason}`);
};

interface OrderInStore {
  planned: PlannedOrder;
  placed: StoreOrder;
  dice: Dice;
}

async function follow(parts: TrafficParts, { planned, placed, dice }: OrderInStore): Promise<void> {
  let order = placed;
  for (const change of planned.changes) {
    await pause(betweenChangesMs + dice.between(0, 400));
    const answer = await apply(parts.desk, order, change, dice);
    if (answer.kind === "done") {
      order = answer.order;
      parts.traffic.changed += 1;
    } else {
      parts.traffic.refused += 1;
    }
  }
}

async function apply(desk: StoreDesk, order: StoreOrder, change: Change, dice: Dice): Promise<Answer> {
  const { delivery } = change;
  switch (change.do) {
    case "pay":
    case "cancel":
      return desk.change(order.id, change.do, { delivery });
    case "update":
      return desk.change(order.id, "update", { note: change.note, delivery });
    case "edit":
      return desk.change(order.id, "edit", { lines: [{ title: "Engraving", price: `${change.price}.00` }], delivery });
    case "attach":
      return desk.change(order.id, "update", { customerId: dice.pick(wholesalers), delivery });
    case "refund":
      return desk.change(order.id, "refund", { ...refundWish(order, change.what, dice), delivery });
  }
}

/** Customers of the devstore's catalogue, who buy only in this way. */
const wholesalers = seedCustomers()
  .slice(2, 8)
  .map(({ id }) => id);

function refundWish(order: StoreOrder, what: "pieces" | "goodwill" | "rest", dice: Dice): object {
  if (what === "rest") return {};
  if (what === "goodwill") return { amount: `${dice.between(0, 9)}.${dice.between(10, 99)}` };
  const left = order.lines.filter((line) => line.quantity > line.refundedQuantity);
  if (left.length === 0) return {};
  const line = dice.pick(left);
  return {
    lines: [{ lineItemId: line.id, quantity: dice.between(1, line.quantity - line.refundedQuantity) }],
    shipping: dice.chance(0.2),
  };
}

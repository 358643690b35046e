// The orders that walk through the pipeline: of the devstore's generator, many customers, each order once and never again.
// Knows what they must earn, from the amounts alone, so that the sums can be checked without asking the engine.
import { generateOrders } from "../../devstore/generator.ts";

export interface OrderBatch {
  /** orders/create bodies. */
  bodies: readonly string[];
  /** One point per unit of currency, rounded half up, order by order. */
  pointsOfAmounts: number;
}

const customers = 1_000;
let made = 0;

export function nextOrders(count: number): OrderBatch {
  const firstSequence = made + 1;
  made += count;
  const orders = generateOrders({ count, customers, firstSequence, seed: firstSequence, spacingMs: 10 });
  const bodies = [...orders].map(({ body }) => body);
  return { bodies, pointsOfAmounts: bodies.reduce((sum, body) => sum + pointsOf(body), 0) };
}

function pointsOf(body: string): number {
  const { total_price_set: total } = JSON.parse(body) as { total_price_set: { shop_money: { amount: string } } };
  const [units = "0", cents = ""] = total.shop_money.amount.split(".");
  return Number(units) + (Number(cents.padEnd(2, "0")) >= 50 ? 1 : 0);
}

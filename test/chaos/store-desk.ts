// The devstore's own doors, as the run uses them: buy, change an order, look at deliveries and codes.

export interface StoreOrder {
  id: string;
  customerId: string | null;
  totalPrice: string;
  refunded: string;
  lines: { id: string; quantity: number; refundedQuantity: number }[];
}

export type DeliveryCounts = Record<"pending" | "delivered" | "failed" | "dropped", number>;

export interface StoreDiscount {
  code: string;
  customerIds: string[] | null;
}

export type Answer = { kind: "done"; order: StoreOrder } | { kind: "refused"; reason: string };

export interface StoreDesk {
  buy(order: object): Promise<Answer>;
  change(orderId: string, change: "pay" | "update" | "edit" | "refund" | "cancel", wish: object): Promise<Answer>;
  deliveries(): Promise<DeliveryCounts>;
  discounts(): Promise<StoreDiscount[]>;
}

export function storeDeskAt(url: string): StoreDesk {
  const post = async (path: string, body: object): Promise<Answer> => {
    const response = await fetch(url + path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as { order: StoreOrder; error?: string };
    if (response.ok) return { kind: "done", order: answer.order };
    if (response.status === 422) return { kind: "refused", reason: answer.error ?? "" };
    throw new Error(`The devstore answered ${response.status} to ${path}: ${answer.error}`);
  };
  const get = async <Body>(path: string): Promise<Body> => (await (await fetch(url + path)).json()) as Body;
  return {
    buy: (order) => post("/devstore/orders", order),
    change: (orderId, change, wish) => post(`/devstore/orders/${orderId}/${change}`, wish),
    deliveries: async () => (await get<{ counts: DeliveryCounts }>("/devstore/deliveries?limit=1")).counts,
    discounts: async () => (await get<{ discounts: StoreDiscount[] }>("/devstore/discounts")).discounts,
  };
}

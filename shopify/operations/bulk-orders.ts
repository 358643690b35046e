// The file of a bulk operation, line by line: an order, then its lines, then the next order. Never more than one order is
// held, whatever the length of the file.
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { ShopifyUnavailable } from "./call.ts";
import { type OrderAsPayload, orderAsPayload } from "./order-payload.ts";
import type { LineNode, OrderNode } from "./orders.ts";

type BulkOrderNode = Omit<OrderNode, "lineItems" | "refunds"> & { refunds: { id: string }[] };
type BulkLine = BulkOrderNode | (LineNode & { __parentId: string });

export type BulkOrder =
  | { kind: "order"; payload: OrderAsPayload }
  /** It has refunds, which only a reading by its id shows whole. Digits. */
  | { kind: "has_refunds"; orderId: string };

/** @throws ShopifyUnavailable when the file breaks off or cannot be had. */
export async function* readBulkOrders(url: string, signal?: AbortSignal): AsyncGenerator<BulkOrder> {
  const response = await fetch(url, signal ? { signal } : {}).catch((error: unknown) => {
    throw new ShopifyUnavailable(`The file of the bulk operation did not come: ${String(error)}`);
  });
  if (!response.ok || !response.body) {
    throw new ShopifyUnavailable(`The file of the bulk operation did not come: status ${response.status}`);
  }
  let order: BulkOrderNode | null = null;
  let lines: LineNode[] = [];
  const file = createInterface({
    input: Readable.fromWeb(response.body as ReadableStream),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  for await (const text of file) {
    if (text === "") continue;
    const entry = JSON.parse(text) as BulkLine;
    if (!("__parentId" in entry)) {
      if (order) yield bulkOrder(order, lines);
      order = entry;
      lines = [];
    } else if (entry.__parentId === order?.id) {
      lines.push(entry);
    } else {
      // Asked for with groupObjects; anything else would give orders without their lines.
      throw new Error("The file of the bulk operation is not grouped by order.");
    }
  }
  if (order) yield bulkOrder(order, lines);
}

function bulkOrder(order: BulkOrderNode, lines: readonly LineNode[]): BulkOrder {
  if (order.refunds.length > 0) {
    return { kind: "has_refunds", orderId: order.id.slice(order.id.lastIndexOf("/") + 1) };
  }
  return { kind: "order", payload: orderAsPayload({ ...order, refunds: [] }, lines) };
}

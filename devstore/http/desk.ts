// The devstore's own doors under /devstore: checkout, the order desk and the delivery list, in JSON.
// Refusals are 4xx with {"error": sentence}.
import { type Request, Router } from "express";
import { findBulk, readBulkFile } from "../bulk/operations.ts";
import { changeOrder } from "../checkout/change-order.ts";
import { findOrder, listOrders } from "../checkout/order-book.ts";
import { placeOrder } from "../checkout/place-order.ts";
import {
  cancelRequest,
  editRequest,
  orderRequest,
  payRequest,
  refundRequest,
  updateRequest,
} from "../checkout/request.ts";
import type { Store } from "../store/store.ts";
import { countDeliveries, listDeliveries, sendAgain } from "../webhooks/deliveries.ts";
import { parsedRequest } from "./parsed-request.ts";
import { orderSummary } from "./summaries.ts";

const usualListLength = 50;
const mostListed = 500;

const listLength = (request: Request): number =>
  Math.min(Math.max(Number(request.query["limit"]) || usualListLength, 1), mostListed);

function orderRoutes(router: Router, store: Store): void {
  router.get("/devstore/orders", (request, response) => {
    response.json({
      orders: listOrders(store.database, listLength(request)).map((order) => orderSummary(store, order)),
    });
  });
  router.get("/devstore/orders/:id", (request, response) => {
    const order = findOrder(store.database, request.params.id);
    if (order === undefined)
      return void response.status(404).json({ error: `There is no order ${request.params.id}.` });
    response.json({ order: orderSummary(store, order) });
  });
  router.post("/devstore/orders", (request, response) => {
    const wish = parsedRequest(orderRequest, request, response);
    if (wish === undefined) return;
    const outcome = placeOrder(store, wish);
    if (outcome.kind === "refused") return void response.status(422).json({ error: outcome.reason });
    response.status(outcome.kind === "placed" ? 201 : 200).json({ order: orderSummary(store, outcome.order) });
  });
  const changes = {
    edit: editRequest,
    cancel: cancelRequest,
    refund: refundRequest,
    update: updateRequest,
    pay: payRequest,
  };
  const isChange = (word: string): word is keyof typeof changes => Object.hasOwn(changes, word);
  router.post("/devstore/orders/:id/:change", (request, response) => {
    const { id, change } = request.params;
    if (!isChange(change)) return void response.status(404).json({ error: `An order cannot be asked to ${change}.` });
    const wish = parsedRequest(changes[change], request, response);
    if (wish === undefined) return;
    const outcome = changeOrder(store, id, { ...wish, change } as Parameters<typeof changeOrder>[2]);
    if (outcome.kind === "unknown") return void response.status(404).json({ error: `There is no order ${id}.` });
    if (outcome.kind === "refused") return void response.status(422).json({ error: outcome.reason });
    response.json({ order: orderSummary(store, outcome.order) });
  });
}

function deliveryRoutes(router: Router, store: Store): void {
  router.get("/devstore/deliveries", (request, response) => {
    const deliveries = listDeliveries(store.database, listLength(request)).map(({ body, ...delivery }) => ({
      ...delivery,
      bytes: Buffer.byteLength(body),
    }));
    response.json({ counts: countDeliveries(store.database), deliveries });
  });
  router.post("/devstore/deliveries/:sequence/redeliver", (request, response) => {
    const found = sendAgain(store.database, Number(request.params.sequence), store.settings.now());
    if (!found) return void response.status(404).json({ error: "There is no such delivery." });
    store.wakeDispatcher();
    response.status(202).json({});
  });
}

function bulkRoutes(router: Router, store: Store): void {
  router.get("/devstore/bulk/:id.jsonl", (request, response) => {
    const record = findBulk(store.database, request.params.id);
    if (record?.status !== "COMPLETED")
      return void response.status(404).json({ error: `There is no file of a bulk operation ${request.params.id}.` });
    response.set("content-type", "application/jsonl");
    readBulkFile(store, record.id)
      .on("error", () => response.destroy())
      .pipe(response);
  });
}

export function desk(store: Store): Router {
  const router = Router();
  orderRoutes(router, store);
  deliveryRoutes(router, store);
  bulkRoutes(router, store);
  return router;
}

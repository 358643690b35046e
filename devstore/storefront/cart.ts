// Cart and checkout of the storefront. Paying places a real devstore order, which the app hears of by its webhooks.
import type { Request, Response, Router } from "express";
import { placeOrder } from "../checkout/place-order.ts";
import { orderRequest } from "../checkout/request.ts";
import type { Store } from "../store/store.ts";
import type { ShowPage } from "./page.ts";
import { changedCart, readVisit, rememberCart, rememberDiscount } from "./visit.ts";

/** The fields of an HTML form. */
export const formOf = (request: Request): URLSearchParams =>
  new URLSearchParams(typeof request.body === "string" ? request.body : "");

function pay(store: Store, show: ShowPage, request: Request, response: Response): void {
  const form = formOf(request);
  const { customerId, cart } = readVisit(request);
  const wish = orderRequest.safeParse({
    ...(customerId === null ? { email: form.get("email") } : { customerId }),
    lines: cart,
    ...(form.get("discount") && { discountCode: form.get("discount") }),
    shipping: form.get("shipping") ?? "standard",
  });
  if (!wish.success)
    return void show(
      request,
      response,
      "checkout",
      { problem: "Fill in an e-mail address, and put something into the cart." },
      400,
    );
  const outcome = placeOrder(store, wish.data);
  if (outcome.kind === "refused") return void show(request, response, "checkout", { problem: outcome.reason }, 422);
  rememberCart(response, []);
  rememberDiscount(response, null);
  response.redirect(303, `/orders/${outcome.order.token}`);
}

export function cartRoutes(router: Router, store: Store, show: ShowPage): void {
  router.get("/cart", (request, response) => show(request, response, "cart"));
  router.post("/cart/add", (request, response) => {
    const form = formOf(request);
    const quantity = Number(form.get("quantity") ?? "1");
    const by = Number.isInteger(quantity) && quantity > 0 ? quantity : 1;
    rememberCart(response, changedCart(readVisit(request).cart, form.get("id") ?? "", by));
    response.redirect(303, "/cart");
  });
  router.post("/cart/change", (request, response) => {
    const form = formOf(request);
    const by = form.get("change") === "more" ? 1 : -1;
    rememberCart(response, changedCart(readVisit(request).cart, form.get("id") ?? "", by));
    response.redirect(303, "/cart");
  });
  router.get("/checkout", (request, response) => {
    show(request, response, "checkout", { discount: readVisit(request).discount });
  });
  router.post("/checkout", (request, response) => pay(store, show, request, response));
}

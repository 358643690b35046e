// The doors for everything but orders: products, customers, the app's installation. JSON in, JSON out.
import { type Request, type Response, Router } from "express";
import type { z } from "zod";
import { openApp } from "../admin-frame/launch.ts";
import { deleteCustomer, mergeCustomers, requestPrivacy, updateCustomer } from "../catalogue/change-customer.ts";
import { deleteProduct, updateProduct } from "../catalogue/change-product.ts";
import { customerMerge, customerUpdate, deliveryOnly, productUpdate } from "../catalogue/requests.ts";
import { listCustomers, listProducts } from "../catalogue/shelf.ts";
import { listDiscounts } from "../checkout/order-book.ts";
import { expireAccessTokens } from "../oauth/tokens.ts";
import type { Store } from "../store/store.ts";
import { deployAppConfig, isInstalled, requestShopRedaction, uninstallApp } from "../webhooks/installation.ts";
import { parsedRequest } from "./parsed-request.ts";

type Answer = { status: number; body: object };

const done = (body: object = {}): Answer => ({ status: 200, body });
const missing = (what: string): Answer => ({ status: 404, body: { error: `There is no ${what}.` } });
const doneOrMissing = (found: boolean, what: string): Answer => (found ? done() : missing(what));

/** A handler that is called with the parsed body and the id of the path. */
function handling<Schema extends z.ZodType>(
  schema: Schema,
  act: (wish: z.infer<Schema>, id: string) => Answer | Promise<Answer>,
) {
  return async (request: Request, response: Response): Promise<void> => {
    const wish = parsedRequest(schema, request, response);
    if (wish === undefined) return;
    const answer = await act(wish, String(request.params["id"] ?? ""));
    response.status(answer.status).json(answer.body);
  };
}

function catalogueRoutes(router: Router, store: Store): void {
  router.get(
    "/devstore/products",
    (_request, response) => void response.json({ products: listProducts(store.database) }),
  );
  router.get(
    "/devstore/discounts",
    (_request, response) => void response.json({ discounts: listDiscounts(store.database) }),
  );
  router.post(
    "/devstore/products/:id/update",
    handling(productUpdate, (wish, id) => {
      const product = updateProduct(store, id, wish);
      return product === undefined ? missing(`product ${id}`) : done({ product });
    }),
  );
  router.post(
    "/devstore/products/:id/delete",
    handling(deliveryOnly, (wish, id) => doneOrMissing(deleteProduct(store, id, wish.delivery), `product ${id}`)),
  );
}

function customerRoutes(router: Router, store: Store): void {
  router.get(
    "/devstore/customers",
    (_request, response) => void response.json({ customers: listCustomers(store.database) }),
  );
  router.post(
    "/devstore/customers/:id/update",
    handling(customerUpdate, (wish, id) => {
      const customer = updateCustomer(store, id, wish);
      return customer === undefined ? missing(`customer ${id}`) : done({ customer });
    }),
  );
  router.post(
    "/devstore/customers/:id/delete",
    handling(deliveryOnly, (wish, id) => doneOrMissing(deleteCustomer(store, id, wish.delivery), `customer ${id}`)),
  );
  router.post(
    "/devstore/customers/:id/merge",
    handling(customerMerge, (wish, id) => {
      const outcome = mergeCustomers(store, id, wish.intoId, wish.delivery);
      return outcome.kind === "merged"
        ? done({ customer: outcome.customer })
        : { status: 422, body: { error: outcome.reason } };
    }),
  );
  const privacy = (path: string, topic: "customers/redact" | "customers/data_request") =>
    router.post(
      `/devstore/customers/:id/${path}`,
      handling(deliveryOnly, (wish, id) =>
        doneOrMissing(requestPrivacy(store, id, topic, wish.delivery), `customer ${id}`),
      ),
    );
  privacy("redact", "customers/redact");
  privacy("data-request", "customers/data_request");
}

async function opened(store: Store): Promise<Answer> {
  try {
    const launch = await openApp(store.settings);
    return { status: launch.status < 400 ? 200 : 502, body: { ...launch, installed: isInstalled(store) } };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { status: 502, body: { error: `The app at ${store.settings.appUrl} does not answer: ${reason}` } };
  }
}

function appRoutes(router: Router, store: Store): void {
  router.get("/devstore/app", (_request, response) => {
    const { appUrl, apiKey } = store.settings;
    response.json({ installed: isInstalled(store), appUrl, apiKey, ...store.appConfig() });
  });
  router.post(
    "/devstore/app/open",
    handling(deliveryOnly, () => opened(store)),
  );
  router.post(
    "/devstore/app/uninstall",
    handling(deliveryOnly, (wish) => doneOrMissing(uninstallApp(store, wish.delivery), "installed app")),
  );
  router.post(
    "/devstore/app/redact-shop",
    handling(deliveryOnly, (wish) => {
      requestShopRedaction(store, wish.delivery);
      return done();
    }),
  );
  router.post(
    "/devstore/app/expire-tokens",
    handling(deliveryOnly, () => {
      expireAccessTokens(store.database, store.settings.now());
      return done();
    }),
  );
  router.post(
    "/devstore/app/reload-config",
    handling(deliveryOnly, (wish) => {
      deployAppConfig(store, wish.delivery);
      return done(store.appConfig());
    }),
  );
}

export function storeDesk(store: Store): Router {
  const router = Router();
  catalogueRoutes(router, store);
  customerRoutes(router, store);
  appRoutes(router, store);
  return router;
}

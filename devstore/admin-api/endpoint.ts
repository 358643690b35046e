// POST /admin/api/:version/graphql.json: who may ask, in which version, and the answer with Shopify's headers.
import { randomUUID } from "node:crypto";
import { Router } from "express";
import { z } from "zod";
import { findAccessToken } from "../oauth/tokens.ts";
import type { Store } from "../store/store.ts";
import { answerOperation } from "./execute.ts";
import { apiVersion } from "./schema.ts";
import { newBucket } from "./throttle.ts";

const apiRequest = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

const unknownToken = "[API] Invalid API key or access token (unrecognized login or wrong password)";

/** Undefined when the version is served; otherwise what Shopify, or the devstore's limits, would say. */
function versionRefusal(version: string): { status: number; body: object } | undefined {
  if (version === apiVersion) return undefined;
  if (/^20\d\d-(01|04|07|10)$/.test(version) || version === "unstable")
    return { status: 404, body: { errors: `The devstore serves the Admin API ${apiVersion} only, not ${version}.` } };
  return { status: 404, body: { errors: "Not Found" } };
}

function parsedBody(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

export function adminApi(store: Store): Router {
  const router = Router();
  const { maximumAvailable, restoreRatePerSecond } = store.settings.throttle;
  const bucket = newBucket(maximumAvailable, restoreRatePerSecond, store.settings.now);

  router.post("/admin/api/:version/graphql.json", async (request, response) => {
    response.set({ "X-Shopify-API-Version": apiVersion, "X-Request-Id": randomUUID() });
    const refusal = versionRefusal(request.params.version);
    if (refusal !== undefined) return void response.status(refusal.status).json(refusal.body);
    const token = findAccessToken(store.database, request.get("X-Shopify-Access-Token") ?? "", store.settings.now());
    if (token === undefined) return void response.status(401).json({ errors: unknownToken });
    const body = apiRequest.safeParse(parsedBody(request.body));
    if (!body.success)
      return void response.status(400).json({ errors: { query: "Required parameter missing or invalid" } });
    const { query, variables, operationName } = body.data;
    const operation = { query, variables: variables ?? {}, operationName: operationName ?? undefined };
    response.json(await answerOperation(store, token.scopes, bucket, operation));
  });
  return router;
}

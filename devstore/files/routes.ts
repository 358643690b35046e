// Where promised bytes are put, and where files are served from. Before anything else reads a body: these are no text.
import express, { Router } from "express";
import type { Store } from "../store/store.ts";
import { findFile, type Put, putBytes, readFileBytes, statusOf } from "./files.ts";

const statuses: Record<Put, number> = { stored: 201, unknown: 404, forbidden: 403, too_large: 400 };

export function files(store: Store): Router {
  const router = Router();
  router.post("/staged-uploads", express.raw({ type: () => true, limit: "21mb" }), async (request, response) => {
    const headers = { "content-type": request.get("content-type") ?? "" };
    const form = await new Response(request.body as Buffer<ArrayBuffer>, { headers }).formData().catch(() => null);
    const file = form?.get("file");
    if (!form || !(file instanceof File)) return void response.status(400).end();
    const bytes = Buffer.from(await file.arrayBuffer());
    const put = putBytes(store, String(form.get("key")), String(form.get("signature")), bytes);
    response.status(statuses[put]).end();
  });
  router.get("/cdn/files/:id/:name", (request, response) => {
    const file = findFile(store, request.params.id);
    if (file === undefined || statusOf(store, file) !== "READY") return void response.status(404).end();
    response.set("Cache-Control", "public, max-age=31557600").type(file.mimeType).send(readFileBytes(store, file));
  });
  return router;
}

// Keeps other web sites from driving the devstore through a developer's browser: its own names only, its own pages only.
import type { NextFunction, Request, Response } from "express";

const ownName = /^(127\.0\.0\.1|localhost|app\.localhost|[a-z0-9-]+\.myshopify\.com)(:\d+)?$/i;

export function sameSiteOnly(request: Request, response: Response, next: NextFunction): void {
  const origin = request.get("origin");
  const originHost = origin === undefined || origin === "null" ? origin : URL.parse(origin)?.host;
  const foreignOrigin = origin !== undefined && originHost !== request.get("host");
  // A rebound DNS name reaches 127.0.0.1 under a name that is not ours.
  const foreignHost = !ownName.test(request.get("host") ?? "127.0.0.1");
  if (foreignHost || (foreignOrigin && request.method !== "GET"))
    return void response.status(403).json({ error: "The devstore answers its own pages and programs only." });
  next();
}

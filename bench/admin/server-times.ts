// How long the server takes for a page, seen from outside: the loader alone, as a merchant meets it who moves within the app,
// and the whole document, as he meets it who opens it. Until the last byte, so that what a page defers counts along.
import { launchPath } from "../../devstore/admin-frame/launch.ts";
import { sessionToken } from "../../devstore/oauth/session-token.ts";
import { BenchmarkError } from "../support/benchmark.ts";
import { percentile } from "../support/figures.ts";
import type { MeasuredRoute } from "./routes.ts";
import type { AdminStore } from "./store.ts";

export interface ServerTimes {
  p50Ms: number;
  p95Ms: number;
  /** The same of an empty answer of the same process, asked for in turns: what the machine itself took meanwhile. */
  emptyP95Ms: number;
}

/** Shopify's library answers what calls itself a program as it answers robots. */
export const userAgent =
  "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36";

const warmUps = 8;

export function loaderTimes(store: AdminStore, route: MeasuredRoute, requests: number): Promise<ServerTimes> {
  const index = route.id.endsWith("_index") ? "&index" : "";
  const query = route.query === "" ? "" : `&${route.query}`;
  const url = `${store.appUrl}${route.path}?_data=${encodeURIComponent(route.id)}${index}${query}`;
  return times(store, requests, () => {
    const authorization = `Bearer ${sessionToken(store.devstore.store.settings)}`;
    return timed(url, { authorization, "user-agent": userAgent });
  });
}

/** As the admin's frame asks for it, the frame's own loader and the rendering included. */
export function documentTimes(store: AdminStore, route: MeasuredRoute, requests: number): Promise<ServerTimes> {
  return times(store, requests, () => {
    const query = route.query === "" ? "" : `&${route.query}`;
    const url = `${store.appUrl}${launchPath(store.devstore.store.settings, route.path)}${query}`;
    return timed(url, { accept: "text/html", "sec-fetch-dest": "iframe", "user-agent": userAgent });
  });
}

async function times({ appUrl }: AdminStore, requests: number, ask: () => Promise<number>): Promise<ServerTimes> {
  for (let warmUp = 0; warmUp < warmUps; warmUp += 1) await ask();
  const taken: number[] = [];
  const empty: number[] = [];
  while (taken.length < requests) {
    taken.push(await ask());
    empty.push(await timed(`${appUrl}/healthz`, {}));
  }
  return { p50Ms: percentile(taken, 0.5), p95Ms: percentile(taken, 0.95), emptyP95Ms: percentile(empty, 0.95) };
}

async function timed(url: string, headers: Record<string, string>): Promise<number> {
  const begun = performance.now();
  const response = await fetch(url, { headers, redirect: "manual" });
  await response.arrayBuffer();
  const taken = performance.now() - begun;
  if (response.status !== 200) throw new BenchmarkError(`${url} answered ${response.status}.`);
  return taken;
}

// One Lighthouse run: the performance score of a page on Lighthouse's usual phone (slow network and processor, simulated), its
// layout shift, and what it loads.
import lighthouse from "lighthouse";
import { BenchmarkError } from "../support/benchmark.ts";

export interface PageRun {
  score: number;
  layoutShift: number;
  largestPaintMs: number;
  blockedMs: number;
  requests: number;
  bytes: number;
  /** Files of the extension. */
  ownFiles: number;
  /** Requests that scripts made. */
  scripted: number;
}

interface NetworkRequest {
  resourceType?: string;
  transferSize?: number;
  url: string;
}

export async function runLighthouse(url: string, port: number, cookie: string): Promise<PageRun> {
  const result = await lighthouse(url, {
    port,
    output: "json",
    logLevel: "error",
    onlyCategories: ["performance"],
    extraHeaders: { cookie },
  });
  if (!result) throw new BenchmarkError(`Lighthouse had nothing to say of ${url}.`);
  const { audits, categories, runtimeError } = result.lhr;
  if (runtimeError) throw new BenchmarkError(`Lighthouse could not measure ${url}: ${runtimeError.message}`);
  const figure = (name: string): number => audits[name]?.numericValue ?? Number.NaN;
  const details = audits["network-requests"]?.details as { items?: NetworkRequest[] } | undefined;
  const requests = (details?.items ?? []).filter(({ url: address }) => address.startsWith("http"));
  return {
    score: (categories["performance"]?.score ?? Number.NaN) * 100,
    layoutShift: figure("cumulative-layout-shift"),
    largestPaintMs: figure("largest-contentful-paint"),
    blockedMs: figure("total-blocking-time"),
    requests: requests.length,
    bytes: requests.reduce((sum, { transferSize = 0 }) => sum + transferSize, 0),
    ownFiles: requests.filter(({ url: address }) => address.includes("/extensions/rewards/")).length,
    scripted: requests.filter(({ resourceType }) => resourceType === "Fetch" || resourceType === "XHR").length,
  };
}

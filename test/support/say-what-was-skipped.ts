// Says at the end of a run, in plain words, what this machine could not run and what it would take.
import type { TestProject } from "vitest/node";
import { hasRubyLiquid } from "../storefront/ruby.ts";
import { findBrowserProblem } from "./browser.ts";
import { hasRedis } from "./redis-server.ts";

export default async function setup(project: TestProject): Promise<() => void> {
  // Tried once for the whole run; it also unpacks the browser before two test files want to at once.
  const browserProblem = await findBrowserProblem();
  project.provide("browserProblem", browserProblem);
  return () => {
    if (!hasRedis) console.log("\nNot run: the tests with the queue on Redis. They need a redis-server in the PATH.");
    if (!hasRubyLiquid)
      console.log("\nNot run: the blocks in Shopify's own Liquid. They need Ruby with the gem liquid.");
    if (browserProblem) console.log(`\nNot run: the tests in a browser. ${browserProblem}`);
  };
}

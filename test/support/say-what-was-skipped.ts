// Says at the end of a run, in plain words, what this machine could not run and what it would take.
import type { TestProject } from "vitest/node";
import { findBrowserProblem } from "./browser.ts";
import { hasRedis } from "./redis-server.ts";

export default async function setup(project: TestProject): Promise<() => void> {
  // Tried once for the whole run; it also unpacks the browser before two test files want to at once.
  const browserProblem = await findBrowserProblem();
  project.provide("browserProblem", browserProblem);
  return () => {
    if (!hasRedis) console.log("\nNot run: the tests with the queue on Redis. They need a redis-server in the PATH.");
    if (browserProblem) console.log(`\nNot run: the tests in a browser. ${browserProblem}`);
  };
}

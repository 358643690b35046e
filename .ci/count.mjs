// Prints "N passed, N failed" from vitest's report and the exit codes of the checks and the tests.
import { readFileSync } from "node:fs";

const [, , report, ...exitCodes] = process.argv;
const failedSteps = exitCodes.filter((code) => code !== "0").length;

let passed = 0;
let failed = 0;
try {
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, "utf8"));
  passed = numPassedTests;
  failed = numFailedTests || numFailedTestSuites;
} catch {
  console.log("The tests left no report.");
}
failed = Math.max(failed, failedSteps);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

// How many random cases a property gets: all of them in a test run, a hundredth while mutants are tried, thousands of times.
// Then the cases are also always the same ones, so that a mutant is killed today and tomorrow or not at all.
import fc from "fast-check";

/** Stryker sets this variable in the processes that run mutants. */
export const areMutantsTried = process.env["STRYKER_MUTATOR_WORKER"] !== undefined;

if (areMutantsTried) fc.configureGlobal({ seed: 20_260_615 });

export function cases(count: number): number {
  return areMutantsTried ? Math.ceil(count / 100) : count;
}

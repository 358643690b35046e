// How many random cases a property gets: all of them in a test run, a hundredth while mutants are tried, thousands of times.
// Stryker sets this variable in the processes that run mutants.

export function cases(count: number): number {
  return process.env["STRYKER_MUTATOR_WORKER"] === undefined ? count : Math.ceil(count / 100);
}

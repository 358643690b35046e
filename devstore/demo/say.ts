// What the demo tells a person, on standard error; standard output is kept for the result.

/** One line for each step, with the seconds that it took. */
export async function step<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const started = performance.now();
  process.stderr.write(`  ${what} ...`);
  try {
    const result = await work();
    process.stderr.write(` ${((performance.now() - started) / 1_000).toFixed(1)} s\n`);
    return result;
  } catch (error) {
    process.stderr.write(" failed\n");
    throw error;
  }
}

export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

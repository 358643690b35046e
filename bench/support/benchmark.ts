// What every benchmark is: told how large and how often, it prints for people while it works and returns plain figures.

export interface BenchmarkOptions {
  /** Whether the figures are wanted as one JSON object in the end. */
  json: boolean;
  /** Alternating rounds; medians are of these. */
  rounds: number;
  /** Scales the number of requests and orders; 1 is what the documents quote. */
  scale: number;
  /** Where the measured processes leave CPU profiles, if anywhere. */
  profileDir: string | null;
}

/** What it returns is plain data: `--json` prints it. */
export type Benchmark = (options: BenchmarkOptions) => Promise<object>;

/** Something that a person can mend; the message says how. */
export class BenchmarkError extends Error {
  override name = "BenchmarkError";
}

export const say = (line = ""): void => console.log(line);

// npm run chaos: exit code 0 when Encore is what the model says after everything was killed again and again, 1 when anything
// differs, 2 when it was asked wrongly. The last line of the output is the summary, as one JSON object.
import { ChaosError, readChaosOptions } from "./options.ts";
import { runChaos } from "./run.ts";

try {
  const summary = await runChaos(readChaosOptions(process.argv.slice(2)));
  for (const difference of summary.differences) process.stderr.write(`  ${difference}\n`);
  process.stdout.write(`${JSON.stringify(summary)}\n`);
  process.exit(summary.ok ? 0 : 1);
} catch (error) {
  process.stderr.write(`${error instanceof ChaosError ? error.message : String(error)}\n`);
  process.exit(1);
}

// npm run chaos: exit code 0 when Encore is what the model says after everything was killed again and again, 1 when anything
// differs or it did not come to its end. The last line of the output is the summary, as one JSON object.
import { ChaosError, readChaosOptions } from "./options.ts";
import { runChaos } from "./run.ts";

const stopped = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => stopped.abort(new ChaosError("It was stopped before its end.")));
}

try {
  const summary = await runChaos({ ...readChaosOptions(process.argv.slice(2)), stopped: stopped.signal });
  for (const difference of summary.differences) process.stderr.write(`  ${difference}\n`);
  process.stdout.write(`${JSON.stringify(summary)}\n`);
  process.exit(summary.ok ? 0 : 1);
} catch (error) {
  process.stderr.write(`${error instanceof ChaosError ? error.message : String(error)}\n`);
  process.exit(1);
}

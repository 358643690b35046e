// How a process ends when whoever started it is gone.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, it } from "vitest";

const lifecycle = new URL("../../system/lifecycle.ts", import.meta.url).href;

/** @param startMs how long it takes to be up. @param stopMs how long it takes to finish what it has in hand. */
function startProcess({ startMs, stopMs }: { startMs: number; stopMs: number }) {
  const wait = (durationMs: number) => `await new Promise((resolve) => setTimeout(resolve, ${durationMs}));`;
  const program = `
    import { stopOnSignals } from ${JSON.stringify(lifecycle)};
    const log = { info: console.log, error: console.log };
    setTimeout(() => process.exit(7), 10_000);
    console.log("starting");
    ${wait(startMs)}
    stopOnSignals(log, [async () => { ${wait(stopMs)} }]);
    console.log("up");
  `;
  const child = spawn(process.execPath, ["--input-type=module-typescript", "-e", program], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  if (!child.stdout) throw new Error("The process has no output to read.");
  const lines = createInterface({ input: child.stdout });
  return { child, said: (line: string) => untilSaid(lines, line), gone: once(child, "exit") };
}

const untilSaid = (lines: ReturnType<typeof createInterface>, wanted: string) =>
  new Promise<void>((resolve) => {
    lines.on("line", (line) => {
      if (line === wanted) resolve();
    });
  });

it("a process whose starter is gone before it is up does not stay behind", async () => {
  const { child, said, gone } = startProcess({ startMs: 500, stopMs: 0 });
  await said("starting");
  child.disconnect();
  expect(await gone).toEqual([0, null]);
});

it("a process that was told to stop finishes what it has in hand although its starter goes meanwhile", async () => {
  const { child, said, gone } = startProcess({ startMs: 0, stopMs: 500 });
  await said("up");
  child.kill("SIGTERM");
  await new Promise((resolve) => setTimeout(resolve, 100));
  child.disconnect();
  expect(await gone).toEqual([0, null]);
});

// How `npm run mutation` runs the engine's tests: these alone, without the servers that other tests need.
// The fuzz is left out: it only says that nothing throws, and takes longer than all others together.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["test/engine/**/*.test.ts"], exclude: ["test/engine/bad-input.test.ts"], testTimeout: 30_000 },
});

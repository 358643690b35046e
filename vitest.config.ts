import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/global-setup.ts", "test/support/build.ts", "test/support/say-what-was-skipped.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two at a time: each file has its own database, but they share one server and two cores.
    maxWorkers: 2,
    // It imports our extensions, which have to be transformed on the way.
    server: { deps: { inline: ["@shopify/ui-extensions-tester"] } },
  },
});

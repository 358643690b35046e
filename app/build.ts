// Builds the Remix app into build/, as it runs in production, whoever builds: `npm run build`, the demo, a test run.
import { build } from "vite";
import { asInProduction } from "../system/environment.ts";

await asInProduction(async () => {
  await build({ logLevel: "warn" });
  await build({ logLevel: "warn", build: { ssr: true } });
});

// Builds the Remix app into build/, as it runs in production, whoever builds: `npm run build`, the demo, a test run.
import { build } from "vite";

// Vite and its plugins have no option for this, they ask the variable. Who builds on the way to something else, as a test run
// does, goes on with what it had.
const environment: Record<string, string | undefined> = process.env;
const before = environment["NODE_ENV"];
environment["NODE_ENV"] = "production";
try {
  await build({ logLevel: "warn" });
  await build({ logLevel: "warn", build: { ssr: true } });
} finally {
  if (before === undefined) delete environment["NODE_ENV"];
  else environment["NODE_ENV"] = before;
}

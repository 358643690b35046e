// Builds the Remix app into build/: `npm run build`.
import { build } from "vite";

// Whoever builds, a test run included: what is built is what runs in production.
process.env["NODE_ENV"] = "production";

await build({ logLevel: "warn" });
await build({ logLevel: "warn", build: { ssr: true } });

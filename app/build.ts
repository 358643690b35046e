// Builds the Remix app into build/: `npm run build`.
import { build } from "vite";

await build({ logLevel: "warn" });
await build({ logLevel: "warn", build: { ssr: true } });

// The devstore as a process of its own: `node devstore/main.ts`. Stops cleanly on SIGTERM and SIGINT.
import { startDevstore } from "./start.ts";

function explained(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, port } = error as Error & { code?: string; port?: number };
  if (code === "EADDRINUSE") return `Port ${port} is taken: stop what uses it, or choose another with DEVSTORE_PORT.`;
  if (code === "EACCES" && port !== undefined)
    return `Port ${port} may not be used by this user: choose another with DEVSTORE_PORT.`;
  return error.message;
}

try {
  const devstore = await startDevstore();
  console.log(
    `Devstore: ${devstore.url} (shop ${devstore.store.settings.shop}, app ${devstore.store.settings.appUrl})`,
  );
  const stop = () => {
    devstore.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(explained(error));
        process.exit(1);
      },
    );
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  // Whoever started us with a channel is gone.
  process.once("disconnect", stop);
} catch (error) {
  console.error(explained(error));
  process.exitCode = 1;
}

// The web process: one HTTP server with the webhook door in front and Remix behind it. See docs/decisions/0007.

import { setTimeout } from "node:timers/promises";
import { readEnvironment } from "../system/environment.ts";
import { runProcess, stopOnSignals } from "../system/lifecycle.ts";
import { requireBuild, startDevelopmentBuild } from "./build-source.ts";
import { createHttpServer } from "./http.ts";
import { openServices } from "./services.ts";

/** A Redis that is down may keep its connections from closing. */
const patienceMs = 8_000;

await runProcess(async () => {
  const environment = readEnvironment();
  const development = process.argv.includes("--dev");
  const source = development ? await startDevelopmentBuild() : await requireBuild();
  const services = await openServices(environment);
  const server = await createHttpServer({ services, source, port: environment.port, host: environment.host }).catch(
    async (error: unknown) => {
      // Nobody else may be using the embedded database, and it would go on for ever.
      await Promise.race([services.close(), setTimeout(patienceMs)]);
      throw error;
    },
  );
  services.log.info({ port: server.port, queue: services.queue.backend }, "listening");
  stopOnSignals(services.log, [server.close, services.close]);
});

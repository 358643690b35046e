// The web process: one HTTP server with the webhook door in front and Remix behind it. See docs/decisions/0007.

import { readEnvironment } from "../system/environment.ts";
import { runProcess, stopOnSignals } from "../system/lifecycle.ts";
import { requireBuild, startDevelopmentBuild } from "./build-source.ts";
import { createHttpServer } from "./http.ts";
import { openServices } from "./services.ts";

await runProcess(async () => {
  const environment = readEnvironment();
  const development = process.argv.includes("--dev");
  const source = development ? await startDevelopmentBuild() : await requireBuild();
  const services = await openServices(environment);
  const server = await createHttpServer({ services, source, port: environment.port, host: environment.host });
  services.log.info({ port: server.port, queue: services.queue.backend }, "listening");
  stopOnSignals(services.log, [server.close, services.close]);
});

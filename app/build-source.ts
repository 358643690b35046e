// Where Remix's server build comes from: the folder that `npm run build` makes, or Vite while developing.

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import { EnvironmentError } from "../system/environment.ts";

export interface BuildSource {
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** Serves modules and assets while developing. */
  middleware: RequestHandler | null;
  /** Built assets. */
  clientFolder: string;
}

const clientFolder = fileURLToPath(new URL("../build/client", import.meta.url));
const serverEntry = new URL("../build/server/index.js", import.meta.url);

export async function requireBuild(): Promise<BuildSource> {
  if (!existsSync(serverEntry)) throw new EnvironmentError("The app has not been built yet. Run: npm run build");
  const build = (await import(serverEntry.href)) as ServerBuild;
  return { build, middleware: null, clientFolder };
}

export async function startDevelopmentBuild(): Promise<BuildSource> {
  const { createServer } = await import("vite");
  const vite = await createServer({
    // The tunnel's host changes with every start; this server is a developer's own.
    server: { middlewareMode: true, allowedHosts: true, watch: { ignored: ["**/.data/**"] } },
  });
  return {
    build: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>,
    middleware: vite.middlewares,
    clientFolder,
  };
}

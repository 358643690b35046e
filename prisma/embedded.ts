// A Postgres server of Encore's own, for machines without one: the first to join starts it, the last to leave stops it.
// It is a process by itself, so a killed user leaves it to the others, and a later start finds it again.
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, realpath, rm } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { ensureCluster, foreignFiles, superuser } from "./embedded/cluster.ts";
import { DatabaseStartError, explained } from "./embedded/errors.ts";
import { exclusively } from "./embedded/lock.ts";
import { choosePlace, outsidePlace, ownerOf, type Place } from "./embedded/place.ts";
import { findServer, startServer, stopServer } from "./embedded/server.ts";
import { type Folder, folderOf, isOwnName, readState, writeState, writeWhole } from "./embedded/state.ts";
import { addUser, livingUsers, removeUser } from "./embedded/users.ts";

export { DatabaseStartError } from "./embedded/errors.ts";

type Say = (line: string) => void;

export interface EmbeddedPostgres {
  /** Holds the password: never log it. */
  url: string;
  /** To be called once all connections are closed; calling it again does nothing. */
  leave(): Promise<void>;
}

const databaseName = "encore";

/** @throws DatabaseStartError with a sentence for whoever started the command. */
export async function joinEmbeddedPostgres(options: { dataDir: string; say?: Say }): Promise<EmbeddedPostgres> {
  const say = options.say ?? (() => undefined);
  const asked = path.resolve(options.dataDir);
  try {
    await mkdir(asked, { recursive: true });
    const folder = folderOf(await realpath(asked));
    await assertNothingForeign(folder);
    return await exclusively(folder.lock, () => join(folder, say));
  } catch (error) {
    throw explained(error, asked);
  }
}

async function join(folder: Folder, say: Say): Promise<EmbeddedPostgres> {
  const user = await addUser(folder.users);
  try {
    const { place, url } = await haveServer(folder, say);
    let left = false;
    return {
      url,
      leave: async () => {
        if (left) return;
        left = true;
        await exclusively(folder.lock, () => leave(folder, place, user, say));
      },
    };
  } catch (error) {
    await removeUser(user);
    throw error;
  }
}

async function haveServer(folder: Folder, say: Say): Promise<{ place: Place; url: string }> {
  if ((await readState(folder)) === undefined) await writeState(folder, {});
  const password = await rememberedPassword(folder);
  const place = await choosePlace(folder, (await readState(folder)) ?? {}, say);
  await ensureCluster(place, folder.dataDir, password, say);
  const state = (await readState(folder)) ?? {};
  const running = await findServer(place, folder, password);
  const { port } = running ?? (await startServer(place, folder, password, state.port));
  if (port !== state.port) await writeState(folder, { ...state, port });
  const address = `postgresql://${superuser}:${password}@127.0.0.1:${port}`;
  await ensureDatabase(`${address}/postgres`);
  return { place, url: `${address}/${databaseName}` };
}

async function rememberedPassword(folder: Folder): Promise<string> {
  const known = await readFile(folder.password, "utf8").catch(() => undefined);
  if (known) return known;
  const password = randomBytes(24).toString("base64url");
  await writeWhole(folder.password, password);
  return password;
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [databaseName]);
    if (rowCount === 0) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
}

async function leave(folder: Folder, place: Place, user: string, say: Say): Promise<void> {
  await removeUser(user);
  if ((await livingUsers(folder.users)).length > 0) return;
  if (!(await stopServer(place))) say("The database server is still writing its last checkpoint; it ends by itself.");
}

/** A folder without our memory in it must be empty, or it is someone else's. Hidden files are the system's. */
async function assertNothingForeign(folder: Folder): Promise<void> {
  const names = await readdir(folder.dataDir);
  const foreign = names.filter((name) => !isOwnName(name) && !name.startsWith("."));
  if (foreign.length > 0 && !existsSync(folder.state)) throw foreignFiles(folder.dataDir, foreign);
}

/**
 * Deletes the database in the data folder, wherever it lies, and nothing that is not ours.
 * @throws DatabaseStartError when a living process is using it.
 */
export async function removeEmbeddedPostgres(options: { dataDir: string }): Promise<void> {
  const asked = path.resolve(options.dataDir);
  try {
    if (!existsSync(asked)) return;
    const folder = folderOf(await realpath(asked));
    await assertNothingForeign(folder);
    await exclusively(folder.lock, () => remove(folder));
  } catch (error) {
    throw explained(error, asked);
  }
}

async function remove(folder: Folder): Promise<void> {
  const users = await livingUsers(folder.users);
  if (users.length > 0) {
    throw new DatabaseStartError(
      "in-use",
      `The database in ${folder.dataDir} is in use by process ${users.join(" and ")}: stop that first.`,
    );
  }
  const state = (await readState(folder)) ?? {};
  if (existsSync(folder.cluster) || state.place !== undefined) {
    await stopServer(await choosePlace(folder, state, () => undefined));
  }
  for (const outside of new Set([state.place, outsidePlace(folder.dataDir)])) {
    if (outside !== undefined && (await ownerOf(outside)) === folder.dataDir) await removeAll(outside);
  }
  for (const name of await readdir(folder.dataDir)) {
    // The lock stays: it is being held, and another process may be waiting for it.
    if (name !== "lock" && isOwnName(name)) await removeAll(path.join(folder.dataDir, name));
  }
}

async function removeAll(target: string): Promise<void> {
  await rm(target, { recursive: true, force: true, maxRetries: 5 });
}

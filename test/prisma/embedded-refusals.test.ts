// Promise: a start that cannot succeed says in one sentence why and what to do, and deletes nothing that is not ours.
// Each accident is made for real in a data folder.
import { existsSync } from "node:fs";
import { appendFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { DatabaseStartError, joinEmbeddedPostgres, removeEmbeddedPostgres } from "../../prisma/embedded.ts";
import { newDataDir, query, startJoiner } from "./joiners.ts";

async function refusal(attempt: Promise<unknown>): Promise<{ problem: string; message: string }> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DatabaseStartError);
  const { problem, message } = error as DatabaseStartError;
  return { problem, message };
}

async function madeDataDir(): Promise<string> {
  const dataDir = await newDataDir();
  await (await joinEmbeddedPostgres({ dataDir })).leave();
  return dataDir;
}

describe("a start is refused", () => {
  it("in a folder with files of someone else, which stay", async () => {
    const dataDir = await newDataDir();
    await mkdir(dataDir);
    await writeFile(path.join(dataDir, "thesis.txt"), "mine");
    const { problem, message } = await refusal(joinEmbeddedPostgres({ dataDir }));
    expect(problem).toBe("foreign-files");
    expect(message).toContain(dataDir);
    expect(message).toContain("thesis.txt");
    expect((await refusal(removeEmbeddedPostgres({ dataDir }))).problem).toBe("foreign-files");
    expect(await readFile(path.join(dataDir, "thesis.txt"), "utf8")).toBe("mine");
  });

  it("when a file is where the folder should be", async () => {
    const dataDir = await newDataDir();
    await writeFile(dataDir, "");
    const { problem, message } = await refusal(joinEmbeddedPostgres({ dataDir }));
    expect(problem).toBe("not-writable");
    expect(message).toContain(dataDir);
  });

  it("on data of another Postgres, which stays", async () => {
    const dataDir = await madeDataDir();
    await writeFile(path.join(dataDir, "cluster", "PG_VERSION"), "15\n");
    const { problem, message } = await refusal(joinEmbeddedPostgres({ dataDir }));
    expect(problem).toBe("other-version");
    expect(message).toMatch(/Postgres 15 .*Postgres 18/);
    expect(existsSync(path.join(dataDir, "cluster", "base"))).toBe(true);
  });

  it("on data that lost its version file, which stays", async () => {
    const dataDir = await madeDataDir();
    await rm(path.join(dataDir, "cluster", "PG_VERSION"));
    expect((await refusal(joinEmbeddedPostgres({ dataDir }))).problem).toBe("damaged");
    expect(existsSync(path.join(dataDir, "cluster", "base"))).toBe(true);
  });

  it("with the last lines of its log when the server itself does not start", async () => {
    const dataDir = await madeDataDir();
    await appendFile(path.join(dataDir, "cluster", "postgresql.conf"), "\nno_such_setting = 1\n");
    const { problem, message } = await refusal(joinEmbeddedPostgres({ dataDir }));
    expect(problem).toBe("did-not-start");
    expect(message).toContain("no_such_setting");
  });
});

describe("deleting the database", () => {
  it("is refused while a living process uses it, and works when the process was killed", async () => {
    const dataDir = await newDataDir();
    const user = startJoiner(dataDir);
    const url = await user.url;
    expect((await refusal(removeEmbeddedPostgres({ dataDir }))).problem).toBe("in-use");
    expect(await query(url, "select 1")).toEqual([1]);
    await user.kill();
    await removeEmbeddedPostgres({ dataDir });
    await expect(query(url, "select 1")).rejects.toThrow("ECONNREFUSED");
    expect(existsSync(path.join(dataDir, "cluster"))).toBe(false);
  });

  it("leaves an empty database for the next start", async () => {
    const dataDir = await newDataDir();
    const first = await joinEmbeddedPostgres({ dataDir });
    await query(first.url, "create table gone ()");
    await first.leave();
    await removeEmbeddedPostgres({ dataDir });
    const second = await joinEmbeddedPostgres({ dataDir });
    expect(await query(second.url, "select to_regclass('gone')")).toEqual([null]);
    await second.leave();
  });
});

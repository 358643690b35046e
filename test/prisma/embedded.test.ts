// Promise: every process on a machine shares one embedded server, and no kill, at any time, costs data or a start.
// The processes and servers here are real; nothing stands in for them.
import { existsSync } from "node:fs";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { joinEmbeddedPostgres, removeEmbeddedPostgres } from "../../prisma/embedded.ts";
import { newDataDir, query, startJoiner } from "./joiners.ts";

const serverPid = "select pg_catalog.split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int";

async function join(dataDir: string) {
  const said: string[] = [];
  const joined = await joinEmbeddedPostgres({ dataDir, say: (line) => said.push(line) });
  return { ...joined, said };
}

describe("processes that share the server", () => {
  it("join at once, use the same one, and the last to leave stops it", async () => {
    const dataDir = await newDataDir();
    const joiners = [startJoiner(dataDir), startJoiner(dataDir), startJoiner(dataDir)];
    const urls = await Promise.all(joiners.map((joiner) => joiner.url));
    const url = urls[0] ?? "";
    expect(new Set(urls)).toEqual(new Set([url]));
    await joiners[0]?.leave();
    await joiners[1]?.leave();
    expect(await query(url, "select 1")).toEqual([1]);
    await joiners[2]?.leave();
    await expect(query(url, "select 1")).rejects.toThrow("ECONNREFUSED");
  });

  it("keep it when the one that started it is killed, and a later start finds it and its data", async () => {
    const dataDir = await newDataDir();
    const owner = startJoiner(dataDir);
    const url = await owner.url;
    await query(url, "create table kept as select 165 as points");
    const [pid] = await query(url, serverPid);
    await owner.kill();
    const later = await join(dataDir);
    expect(await query(later.url, serverPid)).toEqual([pid]);
    expect(await query(later.url, "select points from kept")).toEqual([165]);
    await later.leave();
    await expect(query(url, "select 1")).rejects.toThrow("ECONNREFUSED");
  });

  it("join in one process as often as they like, and leaving twice counts once", async () => {
    const dataDir = await newDataDir();
    const [web, worker] = await Promise.all([join(dataDir), join(dataDir)]);
    await web.leave();
    await web.leave();
    expect(await query(worker.url, "select 1")).toEqual([1]);
    await worker.leave();
    await expect(query(worker.url, "select 1")).rejects.toThrow("ECONNREFUSED");
  });
});

describe("a start after an accident", () => {
  it("recovers what was committed when server and process were both killed", async () => {
    const dataDir = await newDataDir();
    const owner = startJoiner(dataDir);
    const url = await owner.url;
    await query(url, "create table kept as select 165 as points");
    const [pid] = await query(url, serverPid);
    await owner.kill();
    process.kill(Number(pid), "SIGKILL");
    const later = await join(dataDir);
    expect(await query(later.url, "select points from kept")).toEqual([165]);
    await later.leave();
  });

  it("makes the folder again, and says so, when the first start was killed while making it", async () => {
    const dataDir = await newDataDir();
    const halfMade = async () =>
      (await readdir(dataDir).catch(() => [])).filter((name) => name.includes("unfinished-"));
    const first = startJoiner(dataDir);
    while ((await halfMade()).length === 0) await sleep(2);
    await first.kill();
    const later = await join(dataDir);
    expect(later.said.join()).toContain("making it again");
    expect(await halfMade()).toEqual([]);
    expect(await query(later.url, "select 1")).toEqual([1]);
    await later.leave();
  });

  it("is not stopped by the process number of a dead server that another process has now", async () => {
    const dataDir = await newDataDir();
    await (await join(dataDir)).leave();
    const pidFile = path.join(dataDir, "cluster", "postmaster.pid");
    await writeFile(pidFile, `${process.pid}\n${dataDir}/cluster\n1700000000\n1\n\n127.0.0.1\n`);
    const later = await join(dataDir);
    expect(await query(later.url, "select 1")).toEqual([1]);
    await later.leave();
  });

  it("counts no user whose process is gone, even when another process has its number now", async () => {
    const dataDir = await newDataDir();
    const joined = await join(dataDir);
    await writeFile(path.join(dataDir, "users", `${process.ppid}-1`), "an earlier process");
    await joined.leave();
    await expect(query(joined.url, "select 1")).rejects.toThrow("ECONNREFUSED");
  });
});

describe("the server", () => {
  it("has a password of its own, in a file that only its owner reads, and syncs to disk", async () => {
    const dataDir = await newDataDir();
    const { url, leave } = await join(dataDir);
    const file = path.join(dataDir, "password");
    expect(new URL(url).password).toBe(await readFile(file, "utf8"));
    expect(new URL(url).password.length).toBeGreaterThanOrEqual(32);
    expect((await stat(file)).mode & 0o077).toBe(0);
    await expect(query(url.replace(/:[^:@]+@/, ":password@"), "select 1")).rejects.toThrow("authentication");
    const settings = "name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'on'";
    expect(await query(url, `select count(*)::int from pg_settings where ${settings}`)).toEqual([3]);
    expect(await query(url, "select lower('ÄÖ') || current_setting('server_encoding')")).toEqual(["äöUTF8"]);
    await leave();
  });

  it("keeps its port from start to start", async () => {
    const dataDir = await newDataDir();
    const first = await join(dataDir);
    await first.leave();
    const second = await join(dataDir);
    expect(second.url).toBe(first.url);
    await second.leave();
  });

  it("lives elsewhere when its user cannot enter the folder, and everything works as before", async () => {
    const dataDir = await newDataDir(0o700);
    const first = await join(dataDir);
    await query(first.url, "create table kept as select 165 as points");
    await first.leave();
    const second = await join(dataDir);
    expect(await query(second.url, "select points from kept")).toEqual([165]);
    const [place] = await query(second.url, "show data_directory");
    await second.leave();
    const elsewhere = process.getuid?.() === 0;
    expect(path.dirname(String(place)) !== dataDir).toBe(elsewhere);
    expect([first.said.length, second.said.length]).toEqual(elsewhere ? [1, 0] : [0, 0]);
    await removeEmbeddedPostgres({ dataDir });
    expect(existsSync(String(place))).toBe(false);
  });
});

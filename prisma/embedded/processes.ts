// Tells whether a process still lives, and whether it is still the same one and not a newcomer with its number.
// Answers for Linux come from /proc, elsewhere from `ps`; on Windows a living number counts as the same process.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it exists and belongs to another user.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function readProc(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return undefined;
  }
}

function ps(pid: number, column: string): string {
  if (process.platform === "win32") return "";
  return spawnSync("ps", ["-o", `${column}=`, "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() ?? "";
}

/** The fields of /proc/PID/stat after the name, which may itself hold spaces and brackets: state first. */
function statFields(pid: number): string[] | undefined {
  const stat = readProc(pid, "stat");
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
}

/** When the process began, in the system's own words: a number that is used again has another beginning. */
export function processIdentity(pid: number): string {
  if (process.platform !== "linux") return ps(pid, "lstart");
  const bootId = readBootId();
  return `${bootId} ${statFields(pid)?.[19] ?? ""}`;
}

function readBootId(): string {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return "";
  }
}

/** Ended, but not yet taken note of by its parent: it still answers signals, in a container without an init for ever. */
export function isZombie(pid: number): boolean {
  return process.platform === "linux" && statFields(pid)?.[0] === "Z";
}

export function isAlive(pid: number): boolean {
  return exists(pid) && !isZombie(pid);
}

/** Whether any process works in the folder, as all of a Postgres server's do. Linux only, like zombies. */
export function isWorkplace(folder: string): boolean {
  const processIds = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return processIds.some((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === folder;
    } catch {
      return false;
    }
  });
}

/** Whether the process was started with this word among its arguments; undefined where it cannot be known. */
export function wasStartedWith(pid: number, word: string): boolean | undefined {
  if (process.platform === "win32") return undefined;
  const command = process.platform === "linux" ? readProc(pid, "cmdline") : ps(pid, "command");
  return command?.includes(word);
}

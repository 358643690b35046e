// Which user the server runs as: ourselves, or, as Postgres refuses root, the user `postgres` (made if missing).
// Also tells whether that user can reach a folder, which no file mode alone can say.
import { spawnSync } from "node:child_process";
import { stat } from "node:fs/promises";
import { DatabaseStartError } from "./errors.ts";

/** Undefined: the server runs as the user that starts it. */
export type Account = { uid: number; gid: number } | undefined;

const userName = "postgres";

function ask(command: string, args: string[]): string | undefined {
  const { status, stdout } = spawnSync(command, args, { encoding: "utf8", cwd: "/" });
  return status === 0 ? stdout.trim() : undefined;
}

function findUser(): Account {
  const uid = ask("id", ["-u", userName]);
  const gid = ask("id", ["-g", userName]);
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

function makeUser(): Account {
  // useradd on most systems, adduser on Alpine; neither gets a home folder or a password.
  if (
    ask("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/bin/false", userName]) === undefined
  ) {
    ask("adduser", ["-S", "-D", "-H", "-s", "/bin/false", userName]);
  }
  return findUser();
}

/** Data that is there already keeps its owner. */
export async function serverAccount(existingData: string): Promise<Account> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(existingData).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = findUser() ?? makeUser();
  if (account !== undefined) return account;
  throw new DatabaseStartError(
    "no-account",
    `Postgres does not run as root and the user ${userName} could not be made: run Encore as an ordinary user, or set DATABASE_URL to a Postgres server of yours.`,
  );
}

/** Whether the account can enter the folder and read what lies in it: every folder above it must let it through. */
export function canReach(account: Account, folder: string): boolean {
  if (account === undefined) return true;
  return spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { ...account, cwd: "/" }).status === 0;
}

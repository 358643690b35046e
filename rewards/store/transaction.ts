// One transaction on one connection: committed whole or not at all. Says of a failure whether trying again can help.
import type { Pool, PoolClient } from "pg";

/** A connection, or a pool where one statement is all there is. */
export type Connection = Pick<PoolClient, "query">;

type Work<Result> = (connection: Connection) => Promise<Result>;

export const inTransaction = <Result>(pool: Pool, work: Work<Result>): Promise<Result> => between("begin", pool, work);

/** Only for reading: every statement sees the rows as they were when the first one ran. */
export const inOneMoment = <Result>(pool: Pool, read: Work<Result>): Promise<Result> =>
  between("begin isolation level repeatable read read only", pool, read);

async function between<Result>(begin: string, pool: Pool, work: Work<Result>): Promise<Result> {
  const connection = await pool.connect();
  let broken = false;
  try {
    await connection.query(begin);
    const result = await work(connection);
    await connection.query("commit");
    return result;
  } catch (error) {
    await connection.query("rollback").catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    connection.release(broken);
  }
}

/** A second time where another transaction was in the way: it is over by now, and what it wrote can be found. */
export async function inTransactionOrAgain<Result>(pool: Pool, work: Work<Result>): Promise<Result> {
  try {
    return await inTransaction(pool, work);
  } catch (error) {
    if (!isContention(error)) throw error;
    return inTransaction(pool, work);
  }
}

/** Classes of SQLSTATE in which the data is to blame: the same rows will fail again. */
const dataIsToBlame = ["22", "23"];
const uniqueViolation = "23505";

/**
 * Whether the same work may succeed later: a lost connection, a deadlock, a server that shuts down. A unique violation
 * counts too: somebody else has just written the row, and the next try will find it.
 */
export function mayHelpToRetry(error: unknown): boolean {
  const code = codeOf(error);
  if (code === null) return false;
  return code === uniqueViolation || !/^[0-9A-Z]{5}$/.test(code) || !dataIsToBlame.includes(code.slice(0, 2));
}

/** Unique violation, serialization failure, deadlock: another transaction was there first, and is over by now. */
export const isContention = (error: unknown): boolean => ["23505", "40001", "40P01"].includes(codeOf(error) ?? "");

const codeOf = (error: unknown): string | null =>
  typeof error === "object" && error !== null && "code" in error && typeof error.code === "string" ? error.code : null;

/** The last three: a name, a machine and a network that are gone while the server moves to another place. */
const unreachable = [
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND"],
  ...["EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"],
];

/** Whether Postgres itself could not be reached or is going down. */
export function isDatabaseDown(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== null && /^[0-9A-Z]{5}$/.test(code)) return /^(08|57P|53)/.test(code);
  if (code !== null) return unreachable.includes(code);
  return (
    error instanceof Error &&
    /connection terminated|is not queryable|timeout exceeded when trying to connect|Cannot use a pool/i.test(
      error.message,
    )
  );
}

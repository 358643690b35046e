// The way to Postgres: a pool for the hot path's own SQL, and Prisma for everything else.
// Whole numbers arrive as numbers or not at all, times in UTC; no error names the address, which holds a password.
import { PrismaClient } from "@prisma/client";
import pg from "pg";
import { EncorePrismaPg, inUtc } from "./adapter.ts";

export interface Database {
  pool: pg.Pool;
  prisma: PrismaClient;
  /** Ends all connections once their statements have ended; calling it again does nothing. */
  close(): Promise<void>;
}

/** Longer than any statement of ours; a statement that runs longer holds locks that others wait for. */
const statementTimeoutMs = 30_000;
/** Waiting for a free connection longer than this means that the database is down or too busy: answer 503. */
const connectionTimeoutMs = 5_000;
/** Prisma has connections of its own: a slow admin page must never hold one that orders are waiting for. */
const prismaPoolSize = 4;

const oid = { date: 1082, timestamp: 1114, int8: 20, int8Array: 1016 };

function parseInt8(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  throw new RangeError(`The database holds ${text}, which is beyond what a number can hold exactly (2^53 - 1).`);
}

function parseInt8Array(text: string): (number | null)[] {
  const inside = text.slice(1, -1);
  return inside === "" ? [] : inside.split(",").map((item) => (item === "NULL" ? null : parseInt8(item)));
}

/** As Postgres' text for it; without a time zone there is no moment to make a Date of. Prisma's are in UTC. */
function parseTimestamp(text: string): Date | string {
  const date = new Date(`${text.replace(" ", "T")}Z`);
  return Number.isNaN(date.getTime()) ? text : date;
}

const parsers = new Map<number, (text: string) => unknown>([
  [oid.int8, parseInt8],
  [oid.int8Array, parseInt8Array],
  [oid.timestamp, parseTimestamp],
  [oid.date, (text) => text],
]);

const types = {
  getTypeParser: (typeId: number, format?: "text" | "binary") =>
    (format === "binary" ? undefined : parsers.get(typeId)) ?? pg.types.getTypeParser(typeId, format),
} as pg.CustomTypesConfig;

/** @throws when the address is none; its text is kept out of the error. */
function assertAddress(url: string): void {
  if (URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol)) return;
  throw new Error("DATABASE_URL is not an address of the form postgresql://user:password@host:port/database.");
}

export function openDatabase({ url, poolSize }: { url: string; poolSize: number }): Database {
  assertAddress(url);
  const common = {
    application_name: "encore",
    statement_timeout: statementTimeoutMs,
    connectionTimeoutMillis: connectionTimeoutMs,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
  };
  const pool = new pg.Pool({ ...common, ...inUtc(url), max: poolSize, types });
  // A connection that breaks while idle is replaced at the next use; without a listener it would end the process.
  pool.on("error", () => undefined);
  // One that breaks in somebody's hands fails his next statement; that it also says so by itself must not end the process.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const adapter = new EncorePrismaPg({ ...common, connectionString: url, max: prismaPoolSize });
  // Minimal: the other formats quote the source line and the arguments, which may be a customer's.
  const prisma = new PrismaClient({ adapter, errorFormat: "minimal" });
  let closing: Promise<void> | undefined;
  const close = async () => {
    await Promise.all([pool.end(), prisma.$disconnect()]);
  };
  return {
    pool,
    prisma,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

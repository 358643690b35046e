// One line of JSON an event, to standard output. Secrets and personal data never come in: what is logged are ids, counts
// and durations, and the fields below are struck out should one slip through.
import { pino } from "pino";

export type Log = Pick<ReturnType<typeof pino>, "debug" | "info" | "warn" | "error" | "fatal">;

const secretFields = [
  "accessToken",
  "refreshToken",
  "authorization",
  "password",
  "secret",
  "apiSecret",
  "email",
  "phone",
  "payload",
].flatMap((field) => [field, `*.${field}`]);

export function createLog(options: { process: string; level: string }): Log {
  return pino({
    level: options.level,
    base: { process: options.process },
    redact: { paths: secretFields, censor: "[struck out]" },
    timestamp: () => `,"at":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }) },
    serializers: {
      // A database error carries the row it choked on in `detail`, and that may be a customer's.
      error: (error: unknown) =>
        error instanceof Error
          ? { name: error.name, message: error.message, code: (error as { code?: unknown }).code, stack: error.stack }
          : { message: String(error) },
    },
  });
}

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
  // Whoever read our output may be gone; that must not stop orders. (pino's own writer waits for a reader for ever.)
  process.stdout.on("error", () => undefined);
  return pino(
    {
      level: options.level,
      base: { process: options.process },
      redact: { paths: secretFields, censor: "[struck out]" },
      timestamp: () => `,"at":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: describeError },
    },
    process.stdout,
  );
}

/** A database error carries the row it choked on in `detail`, and that may be a customer's: it is left out. */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) };
  const code: unknown = "code" in error ? error.code : undefined;
  return { name: error.name, message: error.message, code, stack: error.stack };
}

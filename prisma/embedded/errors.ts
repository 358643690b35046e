// Why the embedded database could not be had, each reason as one sentence that says what to do about it.
// Messages name folders and the server's own words; they never hold a password or an address with one.

export type DatabaseStartProblem =
  | "no-binaries"
  | "no-account"
  | "not-writable"
  | "disk-full"
  | "foreign-files"
  | "damaged"
  | "other-version"
  | "in-use"
  | "did-not-start";

export class DatabaseStartError extends Error {
  readonly problem: DatabaseStartProblem;

  constructor(problem: DatabaseStartProblem, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "DatabaseStartError";
    this.problem = problem;
  }
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

function diskFull(dataDir: string, cause?: unknown): DatabaseStartError {
  return new DatabaseStartError(
    "disk-full",
    `The disk that holds ${dataDir} is full: free about 200 MB and start again.`,
    cause,
  );
}

/** A file system's refusal as a sentence; anything else stays as it is. */
export function explained(error: unknown, dataDir: string): unknown {
  // Node reports a folder that it cannot make on a read-only disk as missing.
  const isReadOnly = errorCode(error) === "ENOENT" && error instanceof Error && error.message.includes("mkdir");
  switch (isReadOnly ? "EROFS" : errorCode(error)) {
    case "ENOSPC":
    case "EDQUOT":
      return diskFull(dataDir, error);
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return new DatabaseStartError(
        "not-writable",
        `The database folder ${dataDir} cannot be written by this user: make it writable, or name another place with DATA_DIR.`,
        error,
      );
    case "ENOTDIR":
    case "EEXIST":
      return new DatabaseStartError(
        "not-writable",
        `The database folder ${dataDir} cannot be made, because a file is in its place: move the file away, or name another place with DATA_DIR.`,
        error,
      );
    default:
      return error;
  }
}

/** What a server program printed, as an error; it tells a full disk from everything else. */
export function didNotStart(dataDir: string, what: string, output: string): DatabaseStartError {
  if (/no space left on device|disk quota exceeded/i.test(output)) return diskFull(dataDir);
  const lastLines = output.trim().split("\n").slice(-8).join("\n");
  return new DatabaseStartError("did-not-start", `${what} Its last words:\n${lastLines || "(it printed nothing)"}`);
}

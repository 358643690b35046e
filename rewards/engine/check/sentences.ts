// What a schema objects to, as findings: the field's path and a sentence that says what to write instead.
// The schema library's own messages name types; a merchant is told about values.
import type { z } from "zod";
import type { Finding } from "../types.ts";

export function findingsOf(error: z.ZodError, prefix = ""): Finding[] {
  return error.issues.map((issue) => ({ path: join(prefix, issue.path.join(".")), sentence: sentenceOf(issue) }));
}

export function join(prefix: string, path: string): string {
  if (prefix === "" || path === "") return prefix + path;
  return `${prefix}.${path}`;
}

type Issue = z.ZodError["issues"][number];

function sentenceOf(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return `This must be ${nameOf(issue.expected)}.`;
    case "too_small":
      return issue.origin === "string" || issue.origin === "array"
        ? "This must not be empty."
        : `This must be at least ${issue.minimum}.`;
    case "too_big":
      return issue.origin === "string"
        ? `This may have ${issue.maximum} characters at most.`
        : issue.origin === "array"
          ? `There may be ${issue.maximum} of these at most.`
          : `This must be at most ${issue.maximum}.`;
    case "invalid_value":
      return `This must be one of ${issue.values.map(String).join(", ")}.`;
    case "unrecognized_keys":
      return `There is no field called ${issue.keys.map((key) => `"${key}"`).join(", ")} here.`;
    default:
      return issue.message.endsWith(".") ? issue.message : "This cannot be read.";
  }
}

function nameOf(expected: string): string {
  switch (expected) {
    case "string":
      return "text";
    case "number":
      return "a number";
    case "int":
      return "a whole number";
    case "array":
      return "a list";
    case "boolean":
      return "true or false";
    case "object":
    case "record":
      return "an object with fields";
    default:
      return `of type ${expected}`;
  }
}

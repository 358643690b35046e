// Reads the JSON body of a request into a schema's shape, or answers 400 with a sentence that names the field.
import type { Request, Response } from "express";
import { z } from "zod";
import { parseExact } from "../exact-json.ts";

/** The parsed body; undefined after a 400 has been answered. No body counts as an empty object. */
export function parsedRequest<Schema extends z.ZodType>(
  schema: Schema,
  request: Request,
  response: Response,
): z.infer<Schema> | undefined {
  let body: unknown;
  try {
    body = typeof request.body === "string" && request.body !== "" ? parseExact(request.body) : {};
  } catch {
    response.status(400).json({ error: "The body is not JSON." });
    return undefined;
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  response.status(400).json({ error: z.prettifyError(parsed.error) });
  return undefined;
}

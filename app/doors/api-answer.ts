// What the HTTP API answers: one envelope, and for every refusal a status, a code and a sentence that names the field.
// Codes 1001 and 4001 are those that integrators know (docs/api.md); the others are Encore's own.
import { json } from "@remix-run/node";
import type { z } from "zod";

export const apiCodes = {
  badRequest: { status: 400, code: 1001 },
  notAuthorized: { status: 401, code: 4001 },
  notFound: { status: 404, code: 4004 },
  methodNotAllowed: { status: 405, code: 4005 },
  conflict: { status: 409, code: 4009 },
  notEnoughPoints: { status: 409, code: 4010 },
  tooLarge: { status: 413, code: 4013 },
  unavailable: { status: 503, code: 5003 },
} as const;

export type ApiRefusal = keyof typeof apiCodes;

export function refuse(refusal: ApiRefusal, message: string, field?: string, headers?: HeadersInit): Response {
  const { status, code } = apiCodes[refusal];
  return json({ code, message, ...(field ? { field } : {}) }, { status, ...(headers ? { headers } : {}) });
}

export const noSuchPlayer = (): Response => refuse("notFound", "No such player in your shop.", "playerId");

export const answer = (data: unknown, headers?: HeadersInit): Response =>
  json({ code: 200, data }, headers ? { headers } : {});

/** The first thing that is wrong, as `details[1].value must be text`. */
export function refuseFields(error: z.ZodError): Response {
  const [issue] = error.issues;
  const field = (issue?.path ?? []).reduce<string>(
    (path, step) => (typeof step === "number" ? `${path}[${step}]` : path ? `${path}.${String(step)}` : String(step)),
    "",
  );
  const what = issue?.message ?? "is not valid";
  return field === "" ? refuse("badRequest", `The body ${what}.`) : refuse("badRequest", `${field} ${what}.`, field);
}

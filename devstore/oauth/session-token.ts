// Session tokens as App Bridge hands them out: JWTs signed HS256 with the app's secret, one minute long.
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import type { DevstoreSettings } from "../settings.ts";

export const staffUserId = "93401245821";
const lifetimeSeconds = 60;
const clockToleranceSeconds = 10;

export interface SessionTokenClaims {
  iss: string;
  dest: string;
  aud: string;
  sub: string;
  exp: number;
  nbf: number;
  iat: number;
  jti: string;
  sid: string;
}

type Signer = Pick<DevstoreSettings, "shop" | "apiKey" | "apiSecret">;

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const signature = (text: string, secret: string): Buffer => createHmac("sha256", secret).update(text).digest();

/** A session token; `overrides` makes wrong ones for tests. */
export function sessionToken(signer: Signer, nowMs = Date.now(), overrides: Partial<SessionTokenClaims> = {}): string {
  const now = Math.floor(nowMs / 1000);
  const claims: SessionTokenClaims = {
    iss: `https://${signer.shop}/admin`,
    dest: `https://${signer.shop}`,
    aud: signer.apiKey,
    sub: staffUserId,
    exp: now + lifetimeSeconds,
    nbf: now,
    iat: now,
    jti: randomUUID(),
    sid: randomUUID(),
    ...overrides,
  };
  const text = `${encoded({ alg: "HS256", typ: "JWT" })}.${encoded(claims)}`;
  return `${text}.${signature(text, signer.apiSecret).toString("base64url")}`;
}

export type TokenCheck = { kind: "valid"; claims: SessionTokenClaims } | { kind: "invalid"; reason: string };

function readClaims(token: string, secret: string): SessionTokenClaims | undefined {
  const [header, claims, mark, ...rest] = token.split(".");
  if (header === undefined || claims === undefined || mark === undefined || rest.length > 0) return undefined;
  const expected = signature(`${header}.${claims}`, secret);
  const given = Buffer.from(mark, "base64url");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  try {
    const { alg } = JSON.parse(Buffer.from(header, "base64url").toString()) as { alg?: string };
    return alg === "HS256"
      ? (JSON.parse(Buffer.from(claims, "base64url").toString()) as SessionTokenClaims)
      : undefined;
  } catch {
    return undefined;
  }
}

export function checkSessionToken(token: string, signer: Signer, nowMs: number): TokenCheck {
  const claims = readClaims(token, signer.apiSecret);
  const now = nowMs / 1000;
  if (claims === undefined) return { kind: "invalid", reason: "signature is invalid" };
  if (claims.aud !== signer.apiKey) return { kind: "invalid", reason: "audience is not this app" };
  if (claims.dest !== `https://${signer.shop}`) return { kind: "invalid", reason: "destination is another shop" };
  if (!(claims.exp + clockToleranceSeconds > now)) return { kind: "invalid", reason: "token has expired" };
  if (!(claims.nbf - clockToleranceSeconds <= now)) return { kind: "invalid", reason: "token is not valid yet" };
  return { kind: "valid", claims };
}

// Access tokens in the store's memory. A refresh token stays good until its replacement is used, as at Shopify since
// 2026-08-28: https://shopify.dev/changelog/more-resilient-refreshes-for-expiring-offline-access-tokens
import { randomBytes } from "node:crypto";
import { type Database, first, type Row, run } from "../store/database.ts";

export const offlineLifetimeSeconds = 3600;
const refreshLifetimeSeconds = 90 * 86_400;
export const onlineLifetimeSeconds = 86_399;

export interface AccessToken {
  accessToken: string;
  scopes: string[];
  userId: string | null;
  expiresAt: number | null;
  refreshToken: string | null;
  refreshExpiresAt: number | null;
}

const secretText = (prefix: string): string => `${prefix}_${randomBytes(16).toString("hex")}`;

function fromRow(row: Row | undefined): AccessToken | undefined {
  if (row === undefined) return undefined;
  const instant = (name: string) => (row[name] === null ? null : Number(row[name]));
  return {
    accessToken: String(row["access_token"]),
    scopes: String(row["scope"]).split(","),
    userId: row["user_id"] === null ? null : String(row["user_id"]),
    expiresAt: instant("expires_at"),
    refreshToken: row["refresh_token"] === null ? null : String(row["refresh_token"]),
    refreshExpiresAt: instant("refresh_expires_at"),
  };
}

export interface TokenWish {
  scopes: string[];
  userId?: string;
  lifetimeSeconds?: number;
  refreshable?: boolean;
  /** The token whose refresh this is. */
  replaces?: string;
}

export function issueToken(database: Database, wish: TokenWish, nowMs: number): AccessToken {
  const token: AccessToken = {
    accessToken: secretText(wish.userId === undefined ? "shpat" : "shpua"),
    scopes: wish.scopes,
    userId: wish.userId ?? null,
    expiresAt: wish.lifetimeSeconds === undefined ? null : nowMs + wish.lifetimeSeconds * 1000,
    refreshToken: wish.refreshable ? secretText("shprt") : null,
    refreshExpiresAt: wish.refreshable ? nowMs + refreshLifetimeSeconds * 1000 : null,
  };
  run(
    database,
    "insert into tokens values (?, ?, ?, ?, ?, ?, ?)",
    token.accessToken,
    token.scopes.join(","),
    token.userId,
    token.expiresAt,
    token.refreshToken,
    token.refreshExpiresAt,
    wish.replaces ?? null,
  );
  return token;
}

/** The app uses this token or its refresh token: what it replaced is over. */
function retirePredecessor(database: Database, token: AccessToken): void {
  const sql = `update tokens set refresh_token = null
    where access_token = (select replaces from tokens where access_token = ?) and refresh_token is not null`;
  run(database, sql, token.accessToken);
}

/** The token if Shopify would let it in now. */
export function findAccessToken(database: Database, text: string, nowMs: number): AccessToken | undefined {
  const token = fromRow(first(database, "select * from tokens where access_token = ?", text));
  if (token === undefined || (token.expiresAt !== null && token.expiresAt <= nowMs)) return undefined;
  retirePredecessor(database, token);
  return token;
}

export function findByRefreshToken(database: Database, text: string, nowMs: number): AccessToken | undefined {
  const token = fromRow(first(database, "select * from tokens where refresh_token = ?", text));
  if (token?.refreshExpiresAt == null || token.refreshExpiresAt <= nowMs) return undefined;
  retirePredecessor(database, token);
  return token;
}

export const revokeAllTokens = (database: Database): void => run(database, "delete from tokens");

/** For tests and the page: every access token has just expired. */
export const expireAccessTokens = (database: Database, nowMs: number): void =>
  run(database, "update tokens set expires_at = ? where expires_at is not null", nowMs - 1);

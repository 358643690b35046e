// POST /admin/oauth/access_token: token exchange and refresh, in the shapes that @shopify/shopify-api sends and expects.
// Each refusal carries the OAuth error name that the app's library acts upon.
import { z } from "zod";
import { writeFact } from "../store/database.ts";
import type { Store } from "../store/store.ts";
import { checkSessionToken, staffUserId } from "./session-token.ts";
import {
  type AccessToken,
  findByRefreshToken,
  issueToken,
  offlineLifetimeSeconds,
  onlineLifetimeSeconds,
} from "./tokens.ts";

const exchangeGrant = "urn:ietf:params:oauth:grant-type:token-exchange";
const idTokenType = "urn:ietf:params:oauth:token-type:id_token";
const onlineType = "urn:shopify:params:oauth:token-type:online-access-token";
const offlineType = "urn:shopify:params:oauth:token-type:offline-access-token";

const tokenRequest = z.object({
  client_id: z.string().default(""),
  client_secret: z.string().default(""),
  grant_type: z.string().default(""),
  subject_token: z.string().default(""),
  subject_token_type: z.string().default(""),
  requested_token_type: z.string().default(offlineType),
  expiring: z.union([z.string(), z.number()]).transform(String).default("0"),
  refresh_token: z.string().default(""),
});
type TokenRequest = z.infer<typeof tokenRequest>;

export interface OauthAnswer {
  status: number;
  body: object;
}

const refusal = (error: string, description: string, status = 400): OauthAnswer => ({
  status,
  body: { error, error_description: description },
});

const secondsUntil = (instant: number | null, nowMs: number): number | undefined =>
  instant === null ? undefined : Math.round((instant - nowMs) / 1000);

function answerOf(token: AccessToken, nowMs: number): OauthAnswer {
  const { accessToken, scopes, userId, refreshToken } = token;
  const online = userId !== null && {
    associated_user_scope: scopes.join(","),
    associated_user: {
      id: Number(userId),
      first_name: "Robin",
      last_name: "Owner",
      email: "owner@example.com",
      email_verified: true,
      account_owner: true,
      locale: "en",
      collaborator: false,
    },
  };
  const refresh = refreshToken !== null && {
    refresh_token: refreshToken,
    refresh_token_expires_in: secondsUntil(token.refreshExpiresAt, nowMs),
  };
  const body = { access_token: accessToken, scope: scopes.join(","), expires_in: secondsUntil(token.expiresAt, nowMs) };
  return { status: 200, body: { ...body, ...refresh, ...online } };
}

/** Opening the app is what installs it: scopes are granted as the app declares them, webhooks begin. */
function exchange(store: Store, request: TokenRequest): OauthAnswer {
  const now = store.settings.now();
  if (request.subject_token_type !== idTokenType)
    return refusal("invalid_request", `subject_token_type must be ${idTokenType}`);
  const check = checkSessionToken(request.subject_token, store.settings, now);
  if (check.kind === "invalid") return refusal("invalid_subject_token", `The subject token ${check.reason}`);
  const { scopes } = store.appConfig();
  if (request.requested_token_type === onlineType) {
    writeFact(store.database, "installed", "yes");
    const wish = { scopes, userId: staffUserId, lifetimeSeconds: onlineLifetimeSeconds };
    return answerOf(issueToken(store.database, wish, now), now);
  }
  if (request.requested_token_type !== offlineType)
    return refusal("invalid_request", "requested_token_type is not supported");
  writeFact(store.database, "installed", "yes");
  const expiring = { lifetimeSeconds: offlineLifetimeSeconds, refreshable: true };
  const wish = request.expiring === "1" ? { scopes, ...expiring } : { scopes };
  return answerOf(issueToken(store.database, wish, now), now);
}

function refresh(store: Store, request: TokenRequest): OauthAnswer {
  const now = store.settings.now();
  const old = findByRefreshToken(store.database, request.refresh_token, now);
  if (old === undefined) return refusal("invalid_grant", "The refresh token is invalid, expired or replaced");
  const wish = {
    scopes: old.scopes,
    lifetimeSeconds: offlineLifetimeSeconds,
    refreshable: true,
    replaces: old.accessToken,
  };
  return answerOf(issueToken(store.database, wish, now), now);
}

export function grantAccess(store: Store, body: unknown): OauthAnswer {
  const parsed = tokenRequest.safeParse(body);
  if (!parsed.success) return refusal("invalid_request", "The request body is not a token request");
  const request = parsed.data;
  if (request.client_id !== store.settings.apiKey)
    return refusal("application_cannot_be_found", "The application cannot be found");
  if (request.client_secret !== store.settings.apiSecret)
    return refusal("invalid_client", "The client credentials are not valid", 401);
  switch (request.grant_type) {
    case exchangeGrant:
      return exchange(store, request);
    case "refresh_token":
      return refresh(store, request);
    default:
      return refusal("unsupported_grant_type", `The grant type ${request.grant_type || "(none)"} is not supported`);
  }
}

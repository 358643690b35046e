// Whether a token may touch a part of the schema, decided from Shopify's own list of required scopes.
import { GraphQLError } from "graphql";
import { type Access, adminSchema } from "./schema.ts";

/** What was granted and what it implies: who may write may read. */
export function grantedScopes(scopes: readonly string[]): ReadonlySet<string> {
  return new Set(scopes.flatMap((scope) => [scope, scope.replace(/^write_/, "read_")]));
}

function denied(fieldName: string, access: Access): GraphQLError {
  return new GraphQLError(`Access denied for ${fieldName} field. Required access: ${access.requirement}`, {
    extensions: {
      code: "ACCESS_DENIED",
      documentation: "https://shopify.dev/api/usage/access-scopes",
      requiredAccess: access.requirement,
    },
  });
}

/** Throws Shopify's ACCESS_DENIED when `key` (a type, or `Type.field`) needs a scope that was not granted. */
export function requireAccess(key: string, fieldName: string, granted: ReadonlySet<string>): void {
  const access = adminSchema().access.get(key);
  if (access === undefined || access.scopes.some((scope) => granted.has(scope))) return;
  throw denied(fieldName, access);
}

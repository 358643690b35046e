// The real Admin GraphQL schema of 2026-10, built once when first needed, with the scopes that each part of it requires.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";
import { schemaFile } from "../settings.ts";

export const apiVersion = "2026-10";

export interface Access {
  /** In Shopify's words, for the error message. */
  requirement: string;
  /** Any one of these will do. */
  scopes: string[];
}

interface ScopeItem {
  typeName: string;
  fieldName?: string;
  requiredAccess: string;
  offlineScopes: string[];
}

interface SchemaFile {
  data: IntrospectionQuery;
  offline_scopes: { items: ScopeItem[] };
}

export interface AdminSchema {
  schema: GraphQLSchema;
  /** By type name, and by `Type.field`. */
  access: Map<string, Access>;
}

let loaded: AdminSchema | undefined;

export function adminSchema(): AdminSchema {
  if (loaded !== undefined) return loaded;
  const file = JSON.parse(gunzipSync(readFileSync(schemaFile)).toString("utf8")) as SchemaFile;
  const access = new Map<string, Access>();
  for (const { typeName, fieldName, requiredAccess, offlineScopes } of file.offline_scopes.items) {
    if (offlineScopes.length === 0) continue;
    const key = fieldName === undefined ? typeName : `${typeName}.${fieldName}`;
    access.set(key, { requirement: requiredAccess, scopes: offlineScopes });
  }
  loaded = { schema: buildClientSchema(file.data), access };
  return loaded;
}

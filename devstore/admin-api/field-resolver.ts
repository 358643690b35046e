// How a field of the real schema gets its value: from the object's own property, called if it is a function. A property
// that is not there is a loud error, because a silent null would look like an answer of Shopify.
import { GraphQLError, type GraphQLFieldResolver, type GraphQLTypeResolver, getNamedType } from "graphql";
import type { Ask } from "../bulk/run.ts";
import type { Customer } from "../catalogue/types.ts";
import type { Store } from "../store/store.ts";
import { requireAccess } from "./scopes.ts";

export interface ApiContext {
  store: Store;
  scopes: ReadonlySet<string>;
  /** Orders show customers and customers show orders; this breaks the circle of imports. */
  showCustomer: (customer: Customer) => ApiObject;
  /** Executes a query as if the same token had asked for it: what a bulk operation does. */
  ask: Ask;
}

/** An object of the schema: plain values, and functions for fields that take arguments or cost something. */
export type ApiObject = { __typename: string } & Record<string, unknown>;

function notImplemented(typeName: string, fieldName: string): GraphQLError {
  return new GraphQLError(`The devstore does not implement ${typeName}.${fieldName} yet.`, {
    extensions: { code: "NOT_IMPLEMENTED_BY_DEVSTORE", typeName, fieldName },
  });
}

function typeNameOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("__typename" in value)) return undefined;
  return String(value.__typename);
}

export const resolveField: GraphQLFieldResolver<unknown, ApiContext> = (source, args, context, info) => {
  const { fieldName, parentType, returnType } = info;
  requireAccess(`${parentType.name}.${fieldName}`, fieldName, context.scopes);
  requireAccess(getNamedType(returnType).name.replace(/Connection$/, ""), fieldName, context.scopes);
  const property = (source as Record<string, unknown>)[fieldName];
  if (property === undefined) throw notImplemented(parentType.name, fieldName);
  const value: unknown = typeof property === "function" ? property(args, context) : property;
  // Behind an interface such as Node the type shows only now.
  for (const element of Array.isArray(value) ? value : [value]) {
    const typeName = typeNameOf(element);
    if (typeName !== undefined) requireAccess(typeName, fieldName, context.scopes);
  }
  return value;
};

export const resolveType: GraphQLTypeResolver<unknown, ApiContext> = (value) => typeNameOf(value);

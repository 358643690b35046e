// Errors in the shape Shopify's GraphQL server gives them, so that code which reads `extensions.code` meets the real thing.
import type { GraphQLError } from "graphql";

export interface ApiError {
  message: string;
  locations?: readonly { line: number; column: number }[];
  path?: readonly (string | number)[];
  extensions?: Record<string, unknown>;
}

type Rewrite = (match: RegExpExecArray) => { message: string; extensions: Record<string, unknown> };

/** graphql-js sentences on the left; what Shopify says for the same mistake on the right. */
const rewrites: [RegExp, Rewrite][] = [
  [
    /^Cannot query field "(\w+)" on type "(\w+)"/,
    ([, field, type]) => ({
      message: `Field '${field}' doesn't exist on type '${type}'`,
      extensions: { code: "undefinedField", typeName: type, fieldName: field },
    }),
  ],
  [
    /^Unknown argument "(\w+)" on field "(\w+)\.(\w+)"/,
    ([, argument, , field]) => ({
      message: `Field '${field}' doesn't accept argument '${argument}'`,
      extensions: { code: "argumentNotAccepted", name: field, typeName: "Field", argumentName: argument },
    }),
  ],
  [
    /^Field "(\w+)" argument "(\w+)" of type "(.+)" is required/,
    ([, field, argument]) => ({
      message: `Field '${field}' is missing required arguments: ${argument}`,
      extensions: { code: "missingRequiredArguments", className: "Field", name: field, arguments: argument },
    }),
  ],
  [
    /^Field "(\w+)" of type "(.+)" must have a selection of subfields/,
    ([, field, type]) => ({
      message: `Field must have selections (field '${field}' returns ${type} but has no selections. Did you mean '${field} { ... }'?)`,
      extensions: { code: "selectionMismatch", nodeName: `field '${field}'`, typeName: type },
    }),
  ],
  [
    /^Variable "\$(\w+)" of type "(.+)" used in position expecting type "(.+)"/,
    ([, name, type, expected]) => ({
      message: `Type mismatch on variable $${name} and argument (${type} / ${expected})`,
      extensions: { code: "variableMismatch", variableName: name, typeName: type },
    }),
  ],
  [
    /^Field "(\w+)" is not defined by type "(\w+)"/,
    ([, field, type]) => ({
      message: `InputObject '${type}' doesn't accept argument '${field}'`,
      extensions: { code: "argumentNotAccepted", name: type, typeName: "InputObject", argumentName: field },
    }),
  ],
];

export function validationError(error: GraphQLError): ApiError {
  const locations = error.locations ?? [];
  for (const [pattern, rewrite] of rewrites) {
    const match = pattern.exec(error.message);
    if (match !== null) return { ...rewrite(match), locations };
  }
  return { message: error.message, locations, extensions: { code: "invalidOperation" } };
}

/** A variable that does not fit its type, as Shopify reports it: which variable, where inside it, and why. */
export function variableError(error: GraphQLError, variables: Readonly<Record<string, unknown>>): ApiError {
  const match =
    /^Variable "\$(\w+)" (?:got invalid value .*? at "\w+\.([^"]+)"|got invalid value .*?|of required type)/s.exec(
      error.message,
    );
  const [, name = "", path = ""] = match ?? [];
  const explanation = error.message.split("; ").at(-1) ?? error.message;
  return {
    message: `Variable $${name} was provided invalid value${path ? ` for ${path} (${explanation})` : ""}: ${error.message}`,
    locations: error.locations ?? [],
    extensions: {
      code: "INVALID_VARIABLE",
      value: variables[name] ?? null,
      problems: [{ path: path === "" ? [] : path.split("."), explanation }],
    },
  };
}

export function executionError(error: GraphQLError): ApiError {
  const shape: ApiError = { message: error.message, locations: error.locations ?? [], path: error.path ?? [] };
  const unexpected = error.originalError !== undefined && Object.keys(error.extensions).length === 0;
  const extensions = unexpected ? { code: "INTERNAL_SERVER_ERROR" } : error.extensions;
  return { ...shape, extensions };
}

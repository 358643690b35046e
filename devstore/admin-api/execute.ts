// One Admin API operation: parse, validate against the real schema, pay for it, execute, and answer as Shopify does.
// Like Shopify's, almost every refusal is an HTTP 200 with `errors`.
import {
  type DocumentNode,
  execute,
  type FragmentDefinitionNode,
  GraphQLError,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from "graphql";
import type { Customer } from "../catalogue/types.ts";
import type { Store } from "../store/store.ts";
import { actualCost, mostExpensiveQuery, requestedCost } from "./cost.ts";
import { type ApiError, executionError, validationError, variableError } from "./errors.ts";
import { type ApiContext, resolveField, resolveType } from "./field-resolver.ts";
import { customerObject } from "./resolvers/customers.ts";
import { mutationRoot } from "./resolvers/mutation-root.ts";
import { queryRoot } from "./resolvers/query-root.ts";
import { adminSchema } from "./schema.ts";
import { grantedScopes } from "./scopes.ts";
import type { Bucket, ThrottleStatus } from "./throttle.ts";

export interface ApiRequest {
  query: string;
  variables: Record<string, unknown>;
  operationName: string | undefined;
}

export interface ApiAnswer {
  data?: unknown;
  errors?: ApiError[];
  extensions?: { cost: { requestedQueryCost: number; actualQueryCost: number | null; throttleStatus: ThrottleStatus } };
}

const knownDocuments = new Map<string, { document: DocumentNode; errors: readonly GraphQLError[] }>();
const mostKnownDocuments = 500;

/** Validation of a large schema is the slow part, and apps send the same few documents over and over. */
function checkedDocument(query: string) {
  const known = knownDocuments.get(query);
  if (known !== undefined) return known;
  const document = parse(query);
  const checked = { document, errors: validate(adminSchema().schema, document) };
  if (knownDocuments.size >= mostKnownDocuments) knownDocuments.clear();
  knownDocuments.set(query, checked);
  return checked;
}

function chosenOperation(document: DocumentNode, name: string | undefined): OperationDefinitionNode | undefined {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return name === undefined ? operations[0] : operations.find((operation) => operation.name?.value === name);
}

function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

const failed = (error: ApiError): ApiAnswer => ({ errors: [error] });

async function run(
  store: Store,
  scopes: readonly string[],
  document: DocumentNode,
  operation: OperationDefinitionNode,
  request: ApiRequest,
) {
  const { schema } = adminSchema();
  const resolvers = { fieldResolver: resolveField, typeResolver: resolveType };
  const contextValue: ApiContext = {
    store,
    scopes: grantedScopes(scopes),
    showCustomer: (customer: Customer) => customerObject(store, customer),
    ask: async (query, variableValues) =>
      await execute({ schema, document: query, rootValue: queryRoot, contextValue, variableValues, ...resolvers }),
  };
  return await execute({
    schema,
    document,
    rootValue: operation.operation === "mutation" ? mutationRoot : queryRoot,
    contextValue,
    variableValues: request.variables,
    operationName: request.operationName ?? null,
    ...resolvers,
  });
}

export async function answerOperation(
  store: Store,
  scopes: readonly string[],
  bucket: Bucket,
  request: ApiRequest,
): Promise<ApiAnswer> {
  let checked: ReturnType<typeof checkedDocument>;
  try {
    checked = checkedDocument(request.query);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return failed({ message: error.message, locations: error.locations ?? [] });
  }
  const { document } = checked;
  if (checked.errors.length > 0) return { errors: checked.errors.map(validationError) };
  const operation = chosenOperation(document, request.operationName);
  if (operation === undefined) return failed({ message: `No operation named "${request.operationName ?? ""}"` });

  const { schema } = adminSchema();
  const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables);
  if (coerced.errors) return { errors: coerced.errors.map((error) => variableError(error, request.variables)) };

  const costInput = { schema, fragments: fragmentsOf(document), variables: coerced.coerced };
  const requestedQueryCost = requestedCost(operation, costInput);
  if (requestedQueryCost > mostExpensiveQuery)
    return failed({
      message: `Query cost is ${requestedQueryCost}, which exceeds the single query max cost limit (${mostExpensiveQuery}).`,
      extensions: { code: "MAX_COST_EXCEEDED", cost: requestedQueryCost, maxCost: mostExpensiveQuery },
    });
  if (!bucket.take(requestedQueryCost)) {
    const extensions = { code: "THROTTLED", documentation: "https://shopify.dev/api/usage/rate-limits" };
    const cost = { requestedQueryCost, actualQueryCost: null, throttleStatus: bucket.status() };
    return { errors: [{ message: "Throttled", extensions }], extensions: { cost } };
  }
  const result = await run(store, scopes, document, operation, request);
  const actualQueryCost = actualCost(result.data, operation, requestedQueryCost);
  bucket.giveBack(requestedQueryCost - actualQueryCost);
  const cost = { requestedQueryCost, actualQueryCost, throttleStatus: bucket.status() };
  return {
    data: result.data,
    ...(result.errors && { errors: result.errors.map(executionError) }),
    extensions: { cost },
  };
}

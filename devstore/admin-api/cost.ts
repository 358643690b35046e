// What an operation costs, in points. Objects 1, mutations 10, scalars nothing. Connections grow with the logarithm of
// their size, which gives the 25 points that Shopify shows for product { variants(first: 250) { nodes { inventoryItem } } }
// (https://community.shopify.dev/t/unexpectedly-low-graphql-query-cost-in-shopify-admin-api-seeking-clarification/23101).
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";

export const mostExpensiveQuery = 1000;
const mutationCost = 10;

export interface CostInput {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  variables: Readonly<Record<string, unknown>>;
}

function argument(field: FieldNode, names: readonly string[], variables: Readonly<Record<string, unknown>>): unknown {
  for (const { name, value } of field.arguments ?? []) {
    if (!names.includes(name.value)) continue;
    if (value.kind === Kind.VARIABLE) return variables[value.name.value];
    if (value.kind === Kind.INT) return Number(value.value);
    if (value.kind === Kind.LIST) return value.values;
  }
  return undefined;
}

const scaled = (size: number): number => Math.max(1, Math.round(Math.log2(size + 1)));

function fieldCost(field: FieldNode, type: GraphQLOutputType, input: CostInput): number {
  const named = getNamedType(type);
  if (!isCompositeType(named)) return 0;
  const below = field.selectionSet === undefined ? 0 : selectionCost(field.selectionSet, named.name, input);
  if (named.name.endsWith("Connection")) {
    const size = Number(argument(field, ["first", "last"], input.variables) ?? 1);
    return scaled(size) * (1 + below);
  }
  // Its nodes and edges are paid for by the connection itself.
  if (named.name.endsWith("Edge") || named.name === "PageInfo") return below;
  const ids = argument(field, ["ids"], input.variables);
  return Array.isArray(ids) ? scaled(ids.length) * (1 + below) : 1 + below;
}

function selectionCost(set: SelectionSetNode, typeName: string, input: CostInput): number {
  const type = input.schema.getType(typeName);
  let cost = 0;
  for (const selection of set.selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = input.fragments.get(selection.name.value);
      if (fragment) cost += selectionCost(fragment.selectionSet, fragment.typeCondition.name.value, input);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      cost += selectionCost(selection.selectionSet, selection.typeCondition?.name.value ?? typeName, input);
    } else if (isObjectType(type) || isInterfaceType(type)) {
      const definition = type.getFields()[selection.name.value];
      if (definition !== undefined) cost += fieldCost(selection, definition.type, input);
    }
  }
  return cost;
}

export function requestedCost(operation: OperationDefinitionNode, input: CostInput): number {
  if (operation.operation === "mutation") return mutationCost * operation.selectionSet.selections.length;
  const root = input.schema.getQueryType();
  return root === null || root === undefined ? 0 : selectionCost(operation.selectionSet, root.name, input);
}

/** Counts the objects that really came back; never more than was asked for. */
export function actualCost(data: unknown, operation: OperationDefinitionNode, requested: number): number {
  if (operation.operation === "mutation") return requested;
  const count = (value: unknown): number => {
    if (Array.isArray(value)) return value.length === 0 ? 0 : scaled(value.length) * Math.max(...value.map(count));
    if (typeof value !== "object" || value === null) return 0;
    return 1 + Object.values(value).reduce((whole: number, part) => whole + count(part), 0);
  };
  return Math.min(requested, Math.max(1, count(data) - 1));
}

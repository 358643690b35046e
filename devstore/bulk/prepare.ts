// Makes a bulk query executable: every connection is asked for in full. Refuses what Shopify refuses: more than one field at
// the top, no connection, more than five, deeper than two below the first, or one inside a list.
import {
  type ASTNode,
  type ConstValueNode,
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  getNamedType,
  getNullableType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  parse,
  TypeInfo,
  type VariableNode,
  validate,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { adminSchema } from "../admin-api/schema.ts";

export interface PreparedQuery {
  document: DocumentNode;
  /** Under which name the answer has the connection at the top. */
  root: string;
}

const mostConnections = 5;
const deepestConnection = 2;
const pageSize = 250;

/** The name under which each connection says that it is one. */
export const connectionMark = "bulkConnection";

const pieces = parse(`query ($after: String) { ${connectionMark}: __typename pageInfo { hasNextPage endCursor } }`)
  .definitions[0] as OperationDefinitionNode;

interface Level {
  isConnection: boolean;
  /** A list that is not the connection's own edges or nodes. */
  isList: boolean;
}

const name = (value: string) => ({ kind: Kind.NAME as const, value });
const argument = (of: string, value: ConstValueNode | VariableNode) => ({
  kind: Kind.ARGUMENT as const,
  name: name(of),
  value,
});
const first = argument("first", { kind: Kind.INT, value: String(pageSize) });
const after = argument("after", { kind: Kind.VARIABLE, name: name("after") });

function asked(field: FieldNode, isRoot: boolean): FieldNode {
  const kept = (field.arguments ?? []).filter(({ name: { value } }) => value !== "first" && value !== "after");
  const selections = (field.selectionSet?.selections ?? []).filter(
    (selection) => selection.kind !== Kind.FIELD || selection.name.value !== "pageInfo",
  );
  return {
    ...field,
    arguments: [...kept, first, ...(isRoot ? [after] : [])],
    selectionSet: { kind: Kind.SELECTION_SET, selections: [...selections, ...pieces.selectionSet.selections] },
  };
}

/** @throws GraphQLError with Shopify's sentence. */
export function preparedQuery(text: string): PreparedQuery {
  const { schema } = adminSchema();
  const document = parse(text);
  const [problem] = validate(schema, document);
  if (problem) throw problem;
  const [operation, ...more] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION || operation.operation !== "query" || more.length > 0)
    throw new GraphQLError("Bulk queries must be one query without fragments.");
  const [root, ...others] = operation.selectionSet.selections;
  if (root?.kind !== Kind.FIELD || others.length > 0)
    throw new GraphQLError("Bulk queries must have exactly one field at the top.");
  const types = new TypeInfo(schema);
  const levels: Level[] = [];
  let connections = 0;
  const enter = (field: FieldNode): void => {
    const type = types.getType();
    const isConnection = getNamedType(type)?.name.endsWith("Connection") ?? false;
    const isOwnList = types.getParentType()?.name.endsWith("Connection") ?? false;
    const isList = !isOwnList && isListType(getNullableType(type));
    if (isConnection) {
      connections += 1;
      const outer = levels.findLastIndex((level) => level.isConnection);
      if (levels.slice(outer + 1).some((level) => level.isList))
        throw new GraphQLError("Queries that contain a connection field within a list field are not supported.");
      if (levels.filter((level) => level.isConnection).length > deepestConnection)
        throw new GraphQLError("Bulk queries cannot contain connections with a nesting depth greater than 2.");
    } else if (levels.length === 0) {
      throw new GraphQLError(`Bulk queries must contain a connection at the top, not ${field.name.value}.`);
    }
    levels.push({ isConnection, isList });
  };
  const leave = (field: FieldNode): ASTNode | undefined =>
    levels.pop()?.isConnection ? asked(field, levels.length === 0) : undefined;
  const whole = visit(operation, visitWithTypeInfo(types, { Field: { enter, leave } }));
  if (connections > mostConnections) throw new GraphQLError("Bulk queries cannot contain more than 5 connections.");
  const executable = { ...whole, variableDefinitions: pieces.variableDefinitions ?? [] };
  return { document: { kind: Kind.DOCUMENT, definitions: [executable] }, root: root.alias?.value ?? root.name.value };
}

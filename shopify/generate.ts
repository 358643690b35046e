// Types for our Admin operations, made from Shopify's own schema: an operation that Shopify would refuse fails here first.
// Run after changing an operation: npm run generate:operations (a test says when that was forgotten).
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { codegen } from "@graphql-codegen/core";
import * as operationsPlugin from "@graphql-codegen/typescript-operations";
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery, parse, printSchema, validate } from "graphql";
import { bulkOperation, bulkOperations, bulkOrdersQuery, cancelBulk, runBulk } from "./operations/bulk.ts";
import { changedOrdersQuery, changedProductsQuery } from "./operations/changes.ts";
import { customerNamesQuery, customerSearchQuery } from "./operations/customer-names.ts";
import { customersByEmailQuery } from "./operations/customers.ts";
import { createFile, fileQuery, stageUpload } from "./operations/files.ts";
import { installationQuery, setMetafieldsMutation } from "./operations/metafields.ts";
import { orderNamesQuery } from "./operations/order-names.ts";
import { orderLinesQuery, ordersQuery, refundLinesQuery } from "./operations/orders.ts";
import { productsQuery } from "./operations/products.ts";
import { shopQuery } from "./operations/shop.ts";
import {
  categoriesQuery,
  productSearchQuery,
  productTagsQuery,
  productVendorsQuery,
} from "./operations/shop-values.ts";
import { createDiscount, createFreeShipping, deleteDiscount, discountByCode } from "./operations/voucher-input.ts";

export const target = new URL("./generated/admin-operations.ts", import.meta.url);
const schemaFile = new URL("./schema/admin-2026-10.json.gz", import.meta.url);
const operations = [
  shopQuery,
  productsQuery,
  createFreeShipping,
  createDiscount,
  discountByCode,
  deleteDiscount,
  setMetafieldsMutation,
  installationQuery,
  ordersQuery,
  orderLinesQuery,
  refundLinesQuery,
  orderNamesQuery,
  changedOrdersQuery,
  changedProductsQuery,
  bulkOrdersQuery(""),
  runBulk,
  bulkOperation,
  bulkOperations,
  cancelBulk,
  customersByEmailQuery,
  customerNamesQuery,
  customerSearchQuery,
  categoriesQuery,
  productTagsQuery,
  productVendorsQuery,
  productSearchQuery,
  stageUpload,
  createFile,
  fileQuery,
];

export function readAdminSchema(): GraphQLSchema {
  const content = JSON.parse(gunzipSync(readFileSync(schemaFile)).toString("utf8")) as
    | IntrospectionQuery
    | { data: IntrospectionQuery };
  return buildClientSchema("data" in content ? content.data : content);
}

/** The text of ./generated/admin-operations.ts. */
export async function generateOperationTypes(): Promise<string> {
  const schema = readAdminSchema();
  const documents = operations.map((text) => ({ document: parse(text) }));
  for (const { document } of documents) {
    const [problem] = validate(schema, document);
    if (problem) throw problem;
  }
  const types = await codegen({
    schema: parse(printSchema(schema)),
    schemaAst: schema,
    documents,
    filename: target.pathname,
    plugins: [{ operations: {} }],
    pluginMap: { operations: operationsPlugin },
    config: {
      onlyOperationTypes: true,
      enumsAsTypes: true,
      skipTypename: true,
      useTypeImports: true,
      scalars: { ID: "string", DateTime: "string", Decimal: "string", URL: "string" },
    },
  });
  return `// Made by \`npm run generate:operations\` from Shopify's Admin schema 2026-10. Do not edit.\n${types}`;
}

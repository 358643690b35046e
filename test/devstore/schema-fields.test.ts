// Nothing that the devstore answers is invented: every field it has a value for exists in the real schema, and can be asked.
import { getNamedType, isLeafType, isObjectType, isRequiredArgument } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ApiObject } from "../../devstore/admin-api/field-resolver.ts";
import { customerObject } from "../../devstore/admin-api/resolvers/customers.ts";
import { mutationRoot } from "../../devstore/admin-api/resolvers/mutation-root.ts";
import { orderObject } from "../../devstore/admin-api/resolvers/orders.ts";
import { collectionObject, productObject } from "../../devstore/admin-api/resolvers/products.ts";
import { queryRoot } from "../../devstore/admin-api/resolvers/query-root.ts";
import { appInstallationObject, shopObject } from "../../devstore/admin-api/resolvers/shop.ts";
import { adminSchema } from "../../devstore/admin-api/schema.ts";
import { guide } from "../../devstore/catalogue/guide.ts";
import { listOrders } from "../../devstore/checkout/order-book.ts";
import { accessToken, adminQuery, type Harness, post, startHarness } from "./harness.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
  const lines = [{ productId: guide.headphones.id }];
  await post(`${harness.devstore.url}/devstore/orders`, { customerId: guide.john.id, lines });
});
afterAll(() => harness.stop());

const fieldsOf = (typeName: string) => {
  const type = adminSchema().schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`The schema has no object ${typeName}.`);
  return type.getFields();
};

/** The object's own values, and those of every object inside it. */
function unknownFields(object: ApiObject): string[] {
  const known = fieldsOf(object.__typename);
  return Object.entries(object).flatMap(([name, value]) => {
    if (name === "__typename") return [];
    if (known[name] === undefined) return [`${object.__typename}.${name}`];
    const inside = (Array.isArray(value) ? value : [value]) as unknown[];
    return inside.flatMap((part) =>
      typeof part === "object" && part !== null && "__typename" in part ? unknownFields(part as ApiObject) : [],
    );
  });
}

function objects(): [ApiObject, string][] {
  const { store } = harness.devstore;
  const [order] = listOrders(store.database, 1);
  if (order === undefined) throw new Error("There is no order to look at.");
  const gid = (type: string, id: string) =>
    `${type === "Order" ? "order" : type.toLowerCase()}(id: "gid://shopify/${type}/${id}")`;
  return [
    [shopObject(store), "shop"],
    [appInstallationObject(store), "currentAppInstallation"],
    [productObject(store, guide.headphones), gid("Product", guide.headphones.id)],
    [customerObject(store, guide.john), gid("Customer", guide.john.id)],
    [orderObject(store, order), gid("Order", order.id)],
  ];
}

test("every root field, and every field of every object, is in the schema", () => {
  const all = [
    ...objects().map(([object]) => object),
    queryRoot,
    mutationRoot,
    collectionObject(harness.devstore.store, "premium"),
  ];
  expect(all.flatMap(unknownFields)).toEqual([]);
});

test("every plain field that an object has can be asked for, and its value fits the type", async () => {
  const token = await accessToken(harness.devstore);
  for (const [object, root] of objects()) {
    const fields = fieldsOf(object.__typename);
    const leaves = Object.keys(object).filter((name) => {
      const field = fields[name];
      return field !== undefined && isLeafType(getNamedType(field.type)) && !field.args.some(isRequiredArgument);
    });
    const { body } = await adminQuery(harness.devstore, token, `{ ${root} { ${leaves.join(" ")} } }`);
    expect(body.errors, `${object.__typename}: ${leaves.join(" ")}`).toBeUndefined();
  }
});

// Metafields: metafieldsSet (25 at a time, all or nothing, compareDigest) and reading them from any owner.
// Without a namespace they belong to the app (`$app`), which Shopify spells out as app--ID.
import { createHash } from "node:crypto";
import { gid, idOf } from "../../catalogue/ids.ts";
import { all, first, inTransaction, type Row, run } from "../../store/database.ts";
import type { Store } from "../../store/store.ts";
import type { ApiContext, ApiObject } from "../field-resolver.ts";
import { connection, type PageArguments } from "./connection.ts";
import { utc } from "./money.ts";

export const appNamespace = "app--218301644801";
const mostAtOnce = 25;
const mostBytes: Record<string, number> = { json: 128 * 1024 };
const usualMostBytes = 64 * 1024;

const fullNamespace = (namespace: string | null | undefined): string =>
  namespace == null || namespace === ""
    ? appNamespace
    : namespace.replace(/^\$app(?=$|:)/, appNamespace).replace(":", "--");

const digestOf = (value: string): string => createHash("sha256").update(value).digest("hex");

function metafieldObject(row: Row): ApiObject {
  const value = String(row["value"]);
  const type = String(row["type"]);
  const owner = String(row["owner_id"]);
  return {
    __typename: "Metafield",
    id: String(row["id"]),
    legacyResourceId: String(row["id"]).replace(/^.*\//, ""),
    namespace: String(row["namespace"]),
    key: String(row["key"]),
    type,
    value,
    jsonValue: type === "json" || type.startsWith("list.") || type.startsWith("number") ? JSON.parse(value) : value,
    compareDigest: String(row["digest"]),
    sizeInBytes: Buffer.byteLength(value),
    ownerType: (/\/shopify\/(\w+)\//.exec(owner)?.[1] ?? "").replace("AppInstallation", "API_PERMISSION").toUpperCase(),
    definition: null,
    createdAt: utc(Number(row["created_at"])),
    updatedAt: utc(Number(row["updated_at"])),
  };
}

function find(store: Store, ownerId: string, namespace: string, key: string): Row | undefined {
  const sql = "select * from metafields where owner_id = ? and namespace = ? and key = ?";
  return first(store.database, sql, ownerId, namespace, key);
}

interface ListArguments extends PageArguments {
  namespace?: string | null;
  keys?: string[] | null;
}

/** The `metafield` and `metafields` fields of an owner. */
export function metafieldFields(store: Store, ownerId: string) {
  return {
    metafield: ({ namespace, key }: { namespace?: string | null; key: string }) => {
      const [prefix, bare] = key.includes(".")
        ? [key.slice(0, key.lastIndexOf(".")), key.slice(key.lastIndexOf(".") + 1)]
        : [namespace, key];
      const row = find(store, ownerId, fullNamespace(prefix), bare);
      return row === undefined ? null : metafieldObject(row);
    },
    metafields: (page: ListArguments) => {
      const rows = all(store.database, "select * from metafields where owner_id = ? order by rowid", ownerId).filter(
        (row) =>
          (page.namespace == null || row["namespace"] === fullNamespace(page.namespace)) &&
          (page.keys == null ||
            page.keys.includes(`${row["namespace"]}.${row["key"]}`) ||
            page.keys.includes(String(row["key"]))),
      );
      return connection(
        rows,
        page,
        (row) => String(row["id"]),
        (row) => metafieldObject(row),
      );
    },
  };
}

interface SetInput {
  ownerId: string;
  namespace?: string | null;
  key: string;
  type?: string | null;
  value: string;
  compareDigest?: string | null;
}

interface SetProblem {
  code: string;
  message: string;
  field: string;
}

function ownerExists(store: Store, ownerId: string): boolean {
  const [, type = "", id = ""] = /^gid:\/\/shopify\/(\w+)\/(\d+)$/.exec(ownerId) ?? [];
  const tables: Record<string, string> = {
    Customer: "customers",
    Product: "products",
    Order: "orders",
    DiscountCodeNode: "discounts",
  };
  const table = tables[type];
  if (table === undefined) return ["Shop", "AppInstallation", "ProductVariant", "Collection"].includes(type);
  return first(store.database, `select 1 from ${table} where id = ?`, id) !== undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function problemOf(store: Store, input: SetInput): SetProblem | undefined {
  const existing = find(store, input.ownerId, fullNamespace(input.namespace), input.key);
  const type = input.type ?? existing?.["type"];
  if (!ownerExists(store, input.ownerId))
    return { code: "INVALID", message: "Owner does not exist.", field: "ownerId" };
  if (input.key === "") return { code: "BLANK", message: "can't be blank", field: "key" };
  if (input.value === "") return { code: "BLANK", message: "may not be empty", field: "value" };
  if (type == null) return { code: "BLANK", message: "can't be blank", field: "type" };
  if (existing !== undefined && existing["type"] !== type)
    return {
      code: "INVALID_TYPE",
      message: `must be consistent with the definition's type: '${existing["type"]}'.`,
      field: "type",
    };
  if (type === "json" && !isJson(input.value))
    return { code: "INVALID_VALUE", message: "is invalid JSON.", field: "value" };
  if (Buffer.byteLength(input.value) > (mostBytes[String(type)] ?? usualMostBytes))
    return { code: "TOO_LONG", message: "is too long.", field: "value" };
  // null asks that there be none yet; a digest asks that nobody has changed it since.
  if (input.compareDigest !== undefined && input.compareDigest !== (existing?.["digest"] ?? null))
    return {
      code: "STALE_OBJECT",
      message: "The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.",
      field: "compareDigest",
    };
  return undefined;
}

function write(store: Store, input: SetInput): void {
  const namespace = fullNamespace(input.namespace);
  const existing = find(store, input.ownerId, namespace, input.key);
  const number = Number(first(store.database, "select coalesce(max(rowid), 0) + 1 as next from metafields")?.["next"]);
  const now = store.settings.now();
  run(
    store.database,
    `insert into metafields values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (owner_id, namespace, key)
     do update set value = excluded.value, digest = excluded.digest, updated_at = excluded.updated_at`,
    input.ownerId,
    namespace,
    input.key,
    String(existing?.["id"] ?? gid("Metafield", idOf("metafield", number))),
    input.type ?? String(existing?.["type"]),
    input.value,
    digestOf(input.value),
    now,
    now,
  );
}

export function metafieldsSet({ metafields }: { metafields: SetInput[] }, { store }: ApiContext) {
  const refused = (userErrors: object[]) => ({ metafields: null, userErrors });
  if (metafields.length > mostAtOnce) {
    const message = `Exceeded the maximum metafields input limit of ${mostAtOnce}.`;
    return refused([{ field: ["metafields"], message, code: "LESS_THAN_OR_EQUAL_TO", elementIndex: null }]);
  }
  return inTransaction(store.database, () => {
    const userErrors = metafields.flatMap((input, index) => {
      const problem = problemOf(store, input);
      if (problem === undefined) return [];
      const { code, message, field } = problem;
      return [{ field: ["metafields", String(index), field], message, code, elementIndex: index }];
    });
    if (userErrors.length > 0) return refused(userErrors);
    for (const input of metafields) write(store, input);
    const written = metafields.map(({ ownerId, namespace, key }) =>
      find(store, ownerId, fullNamespace(namespace), key),
    );
    return {
      metafields: written.flatMap((row) => (row === undefined ? [] : [metafieldObject(row)])),
      userErrors: [],
    };
  });
}

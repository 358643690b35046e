// Bulk operations of the devstore: they take and refuse what Shopify does, and leave Shopify's file.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { guide } from "../../devstore/catalogue/guide.ts";
import { placeOrder } from "../../devstore/checkout/place-order.ts";
import { orderRequest } from "../../devstore/checkout/request.ts";
import { bulkOrdersQuery, readBulk, startBulk as start, stopBulk } from "../../shopify/operations/bulk.ts";
import type { AdminGraphql } from "../../shopify/operations/call.ts";
import { accessToken, adminQuery, eventually, type Harness, startHarness } from "./harness.ts";

let harness: Harness;
let token: string;
let graphql: AdminGraphql;
let now = Date.now();
/** Operations are over when this time has passed, which no timer of the devstore knows. */
const bulkDurationMs = 60_000;

beforeAll(async () => {
  harness = await startHarness({ bulkDurationMs, now: () => now });
  token = await accessToken(harness.devstore);
  graphql = (query, options) =>
    fetch(`${harness.devstore.url}/admin/api/2026-10/graphql.json`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-shopify-access-token": token },
      body: JSON.stringify({ query, variables: options?.variables ?? {} }),
    });
});
afterAll(() => harness.stop());

const runQuery = async (query: string, groupObjects = true) => {
  const text = `mutation($query: String!, $groupObjects: Boolean!) {
    bulkOperationRunQuery(query: $query, groupObjects: $groupObjects) {
      bulkOperation { id status } userErrors { message code } } }`;
  const { body } = await adminQuery(harness.devstore, token, text, { query, groupObjects });
  return (body.data as { bulkOperationRunQuery: { bulkOperation: { id: string } | null; userErrors: object[] } })
    .bulkOperationRunQuery;
};

async function fileOf(id: string): Promise<Record<string, unknown>[]> {
  now += bulkDurationMs;
  const state = await readBulk(graphql, id);
  if (state.kind !== "completed" || state.url === null) throw new Error(`No file: ${JSON.stringify(state)}`);
  const text = await (await fetch(state.url)).text();
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

function buy(lines: object[]): string {
  const wish = orderRequest.parse({ customerId: guide.john.id, lines, delivery: { topics: [] } });
  const outcome = placeOrder(harness.devstore.store, wish);
  if (outcome.kind !== "placed") throw new Error(outcome.kind);
  return outcome.order.id;
}

describe("a bulk operation", () => {
  it("leaves a file of all objects, inner ones naming their parent, and tells the app that it is over", async () => {
    const bought: string[] = [];
    for (let order = 0; order < 260; order += 1) bought.push(buy([{ productId: guide.laptop.id }]));
    bought.push(buy([{ productId: guide.laptop.id }, { productId: guide.headphones.id }]));
    const query = `{ orders { edges { node { id refunds { id } lineItems { edges { node { id title } } } } } } }`;
    const started = await runQuery(query);
    const id = started.bulkOperation?.id ?? "";
    expect(await readBulk(graphql, id)).toMatchObject({ kind: "running" });

    const lines = await fileOf(id);
    const roots = lines.filter((line) => !("__parentId" in line));
    expect(roots.map((line) => line["id"]).sort()).toEqual(
      bought.map((order) => `gid://shopify/Order/${order}`).sort(),
    );
    expect(lines).toHaveLength(261 + 262);
    const last = lines.slice(-3);
    expect(last[0]).toEqual({ id: `gid://shopify/Order/${bought.at(-1)}`, refunds: [] });
    expect(last.slice(1).map((line) => [line["__parentId"], line["title"]])).toEqual([
      [last[0]?.["id"], guide.laptop.title],
      [last[0]?.["id"], guide.headphones.title],
    ]);
    expect(await readBulk(graphql, id)).toMatchObject({ kind: "completed", rootObjects: 261 });
    await eventually(
      () => harness.receiver.received.some(({ headers }) => headers["x-shopify-topic"] === "bulk_operations/finish"),
      "bulk_operations/finish",
    );
    const told = harness.receiver.received.find(
      ({ headers }) => headers["x-shopify-topic"] === "bulk_operations/finish",
    );
    expect(JSON.parse(told?.body ?? "")).toMatchObject({
      admin_graphql_api_id: id,
      status: "completed",
      type: "query",
    });
  });

  it("puts inner objects anywhere when they are not to be grouped", async () => {
    const { bulkOperation } = await runQuery("{ orders { edges { node { id lineItems { nodes { id } } } } } }", false);
    const lines = await fileOf(bulkOperation?.id ?? "");
    expect("__parentId" in (lines[1] ?? {})).toBe(false);
  });

  it.each([
    [
      "a connection inside a list",
      "{ orders { nodes { refunds { refundLineItems { nodes { quantity } } } } } }",
      "within a list",
    ],
    ["two fields at the top", "{ orders { nodes { id } } products { nodes { id } } }", "exactly one field"],
    ["no connection", "{ shop { name } }", "connection at the top"],
    ["a field that does not exist", "{ orders { nodes { idd } } }", "idd"],
    [
      "connections three deep",
      "{ orders { nodes { lineItems { nodes { product { variants { nodes { product { variants { nodes { id } } } } } } } } } } }",
      "nesting depth",
    ],
  ])("is refused with %s", async (_what, query, sentence) => {
    const { bulkOperation, userErrors } = await runQuery(query);
    expect(bulkOperation).toBeNull();
    expect(userErrors).toMatchObject([{ code: "INVALID", message: expect.stringContaining(sentence) }]);
  });

  it("takes Encore's own query", async () => {
    expect(await runQuery(bulkOrdersQuery("created_at:>='2026-01-01T00:00:00Z'"))).toMatchObject({ userErrors: [] });
  });

  it("runs with at most four others, can be stopped, and is found again by its mark", async () => {
    now += bulkDurationMs;
    const wish = (place: number) => start(graphql, bulkOrdersQuery("status:any", `_wish${place}`), `_wish${place}`);
    const ids = [];
    for (let place = 0; place < 5; place += 1) {
      const outcome = await wish(place);
      if (outcome.kind !== "started") throw new Error(outcome.kind);
      ids.push(outcome.id);
    }
    // The answer to a start was lost: the second try finds the operation.
    expect(await wish(3)).toEqual({ kind: "started", id: ids[3] });
    expect(await wish(9)).toEqual({ kind: "busy" });
    await stopBulk(graphql, ids[0] ?? "");
    expect(await readBulk(graphql, ids[0] ?? "")).toMatchObject({ kind: "failed" });
    // One that was cancelled is not taken for it.
    const again = await wish(0);
    expect(again).toMatchObject({ kind: "started" });
    expect(again).not.toEqual({ kind: "started", id: ids[0] });
  });
});

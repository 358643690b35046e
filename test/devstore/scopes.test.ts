// A token may do what its scopes allow, and is told what it lacks in Shopify's words.
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessToken, adminQuery, type Harness, startHarness } from "./harness.ts";

let harness: Harness;

beforeAll(async () => {
  const file = join(await mkdtemp(join(tmpdir(), "devstore-scopes-")), "shopify.app.toml");
  await writeFile(file, '[access_scopes]\nscopes = "write_products"\n');
  harness = await startHarness({ appConfigFile: file });
});
afterAll(() => harness.stop());

test("a write scope lets an app read, and a scope that is missing is ACCESS_DENIED on that field alone", async () => {
  const token = await accessToken(harness.devstore);
  const text = "{ products(first: 1) { nodes { title } } customers(first: 1) { nodes { email } } }";
  const { body } = await adminQuery(harness.devstore, token, text);
  expect(body.errors).toMatchObject([
    {
      message: "Access denied for customers field. Required access: `read_customers` access scope.",
      path: ["customers"],
      extensions: { code: "ACCESS_DENIED" },
    },
  ]);
});

test("a mutation without its scope changes nothing", async () => {
  const token = await accessToken(harness.devstore);
  const text = `mutation { discountCodeFreeShippingCreate(freeShippingCodeDiscount: { code: "NO", title: "No",
    startsAt: "2026-01-01T00:00:00Z", context: { all: ALL } }) { userErrors { message } } }`;
  const { body } = await adminQuery(harness.devstore, token, text);
  expect(body.errors?.[0]?.extensions).toMatchObject({ code: "ACCESS_DENIED" });
  const { discounts } = (await (await fetch(`${harness.devstore.url}/devstore/discounts`)).json()) as {
    discounts: unknown[];
  };
  expect(discounts).toEqual([]);
});

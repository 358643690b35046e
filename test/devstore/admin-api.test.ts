// The Admin API of the devstore refuses what Shopify would refuse and answers the rest from the store's own records.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { guide } from "../../devstore/catalogue/guide.ts";
import { accessToken, adminQuery, type Harness, post, startHarness } from "./harness.ts";

let harness: Harness;
let token: string;
const query = (text: string, variables: object = {}) => adminQuery(harness.devstore, token, text, variables);

beforeAll(async () => {
  harness = await startHarness();
  token = await accessToken(harness.devstore);
});
afterAll(() => harness.stop());

describe("what Shopify would refuse", () => {
  test("a field that the schema does not have is refused in Shopify's error shape", async () => {
    const { status, body } = await query("{ products(first: 1) { nodes { titel } } }");
    expect(status).toBe(200);
    expect(body.data).toBeUndefined();
    expect(body.errors).toMatchObject([
      {
        message: "Field 'titel' doesn't exist on type 'Product'",
        extensions: { code: "undefinedField", typeName: "Product" },
      },
    ]);
  });

  test("a variable that does not fit its input type names the path inside it", async () => {
    const text = `mutation($input: DiscountCodeFreeShippingInput!) {
      discountCodeFreeShippingCreate(freeShippingCodeDiscount: $input) { userErrors { message } } }`;
    const { body } = await query(text, { input: { context: { all: "EVERYBODY" } } });
    expect(body.errors?.[0]?.extensions).toMatchObject({
      code: "INVALID_VARIABLE",
      problems: [{ path: ["context", "all"] }],
    });
  });

  test("a missing, unknown or expired token gets 401", async () => {
    const url = `${harness.devstore.url}/admin/api/2026-10/graphql.json`;
    const shopName = { query: "{ shop { name } }" };
    expect((await post(url, shopName)).status).toBe(401);
    const unknown = await post<{ errors: string }>(url, shopName, { "x-shopify-access-token": "shpat_unknown" });
    expect(unknown.status).toBe(401);
    expect(unknown.body.errors).toContain("Invalid API key or access token");
    const other = await accessToken(harness.devstore);
    await post(`${harness.devstore.url}/devstore/app/expire-tokens`, {});
    expect((await adminQuery(harness.devstore, other, "{ shop { name } }")).status).toBe(401);
    token = await accessToken(harness.devstore);
  });

  test("an API version that does not exist is not found", async () => {
    const url = `${harness.devstore.url}/admin/api/2026-13/graphql.json`;
    const { status, body } = await post(url, { query: "{ shop { name } }" }, { "x-shopify-access-token": token });
    expect([status, body]).toEqual([404, { errors: "Not Found" }]);
  });

  test("a connection without first or last, and one of more than 250, are refused", async () => {
    expect((await query("{ products { nodes { id } } }")).body.errors?.[0]?.message).toContain("first or last");
    expect((await query("{ products(first: 251) { nodes { id } } }")).body.errors?.[0]?.message).toContain("250");
  });
});

describe("what the devstore does not do yet", () => {
  test("a field without a resolver is an error that says so, not a null", async () => {
    const { body } = await query("{ shop { name billingAddress { city } } }");
    expect(body.errors).toMatchObject([
      { message: "The devstore does not implement Shop.billingAddress yet.", path: ["shop", "billingAddress"] },
    ]);
  });
});

describe("what it answers", () => {
  test("products by id carry type, taxonomy, collections and tags, and unknown ids are null", async () => {
    const text = `query($ids: [ID!]!) { nodes(ids: $ids) { ... on Product {
      id title productType tags vendor category { name fullName } collections(first: 50) { nodes { handle } } } } }`;
    const { laptop } = guide;
    const { body } = await query(text, { ids: [`gid://shopify/Product/${laptop.id}`, "gid://shopify/Product/404"] });
    expect(body.errors).toBeUndefined();
    expect(body.data).toEqual({
      nodes: [
        {
          id: `gid://shopify/Product/${laptop.id}`,
          title: laptop.title,
          productType: "Laptops",
          tags: ["Premium", "work"],
          vendor: "Meridian",
          category: { name: "Laptops", fullName: "Electronics > Computers > Laptops" },
          collections: { nodes: [{ handle: "electronics" }, { handle: "premium" }] },
        },
        null,
      ],
    });
  });

  test("products are searched by tag and type, and paged by cursor to the end without a repeat", async () => {
    const found = await query(`{ products(first: 5, query: "tag:premium product_type:Laptops") { nodes { title } } }`);
    expect(found.body.data).toMatchObject({ products: { nodes: [{ title: guide.laptop.title }, {}] } });
    const titles: string[] = [];
    let after: string | null = null;
    do {
      const text =
        "query($after: String) { products(first: 25, after: $after) { nodes { title } pageInfo { hasNextPage endCursor } } }";
      const { body } = await query(text, { after });
      const { products } = body.data as {
        products: { nodes: { title: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      };
      titles.push(...products.nodes.map(({ title }) => title));
      after = products.pageInfo.hasNextPage ? products.pageInfo.endCursor : null;
    } while (after !== null);
    expect(titles.length).toBeGreaterThanOrEqual(60);
    expect(new Set(titles).size).toBe(titles.length);
  });

  test("a search by a field that the store cannot search is an error", async () => {
    const { body } = await query(`{ products(first: 5, query: "colour:red") { nodes { title } } }`);
    expect(body.errors?.[0]?.message).toBe("The devstore cannot search by colour yet.");
  });
});

describe("throttling", () => {
  test("an empty bucket answers THROTTLED, and time fills it again", async () => {
    let now = Date.now();
    const small = await startHarness({ throttle: { maximumAvailable: 20, restoreRatePerSecond: 10 }, now: () => now });
    try {
      const key = await accessToken(small.devstore);
      const text = "{ products(first: 3) { nodes { id variants(first: 3) { nodes { id } } } } }";
      const answers = [];
      for (let round = 0; round < 6; round += 1) answers.push((await adminQuery(small.devstore, key, text)).body);
      const throttled = answers.at(-1);
      expect(answers[0]?.errors).toBeUndefined();
      expect(throttled?.errors).toMatchObject([{ message: "Throttled", extensions: { code: "THROTTLED" } }]);
      expect(throttled?.extensions?.cost.throttleStatus).toMatchObject({ maximumAvailable: 20, restoreRate: 10 });
      now += 2000;
      expect((await adminQuery(small.devstore, key, text)).body.errors).toBeUndefined();
    } finally {
      await small.stop();
    }
  });
});

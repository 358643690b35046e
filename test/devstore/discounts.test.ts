// Discount codes made over the Admin API are checked as Shopify checks them, and honoured at the checkout.
import { afterAll, beforeAll, expect, test } from "vitest";
import { guide } from "../../devstore/catalogue/guide.ts";
import { accessToken, adminQuery, type Harness, post, startHarness } from "./harness.ts";

const freeShipping = `mutation($input: DiscountCodeFreeShippingInput!) {
  discountCodeFreeShippingCreate(freeShippingCodeDiscount: $input) {
    codeDiscountNode { id codeDiscount { ... on DiscountCodeFreeShipping { title status codes(first: 1) { nodes { code } } } } }
    userErrors { field code message } } }`;
const basic = `mutation($input: DiscountCodeBasicInput!) {
  discountCodeBasicCreate(basicCodeDiscount: $input) { codeDiscountNode { id } userErrors { field code message } } }`;

let harness: Harness;
let token: string;

beforeAll(async () => {
  harness = await startHarness();
  token = await accessToken(harness.devstore);
});
afterAll(() => harness.stop());

interface Created {
  codeDiscountNode: { id: string } | null;
  userErrors: { field: string[]; code: string }[];
}

async function create(text: string, input: object): Promise<Created> {
  const { body } = await adminQuery(harness.devstore, token, text, { input });
  expect(body.errors).toBeUndefined();
  return Object.values(body.data ?? {})[0] as Created;
}

const usual = { title: "A reward", startsAt: "2026-01-01T00:00:00Z", context: { all: "ALL" } };
const john = { customers: { add: [`gid://shopify/Customer/${guide.john.id}`] } };
const items = { all: true };

const buy = async (discountCode: string, more: object = {}) =>
  await post<{ order: { totalPrice: string }; error?: string }>(`${harness.devstore.url}/devstore/orders`, {
    customerId: guide.john.id,
    lines: [{ productId: guide.headphones.id }],
    discountCode,
    ...more,
  });

test("a code that exists in any letter case is TAKEN, and a title is required, each on its field", async () => {
  expect((await create(freeShipping, { ...usual, code: "Welcome-1" })).userErrors).toEqual([]);
  const second = await create(freeShipping, { ...usual, title: "", code: "WELCOME-1" });
  expect(second.codeDiscountNode).toBeNull();
  expect(second.userErrors).toMatchObject([
    { field: ["freeShippingCodeDiscount", "code"], code: "TAKEN" },
    { field: ["freeShippingCodeDiscount", "title"], code: "BLANK" },
  ]);
});

test("a code for a customer who does not exist is refused", async () => {
  const context = { customers: { add: ["gid://shopify/Customer/404"] } };
  const { userErrors } = await create(freeShipping, { ...usual, context, code: "NOBODY" });
  expect(userErrors).toMatchObject([
    { field: ["freeShippingCodeDiscount", "context", "customers", "add"], code: "INVALID" },
  ]);
});

test("a percentage above 100, an amount of nothing and free shipping beside free shipping are refused on their field", async () => {
  const gets = (value: object) => ({ ...usual, code: "NEVER", customerGets: { value, items } });
  expect((await create(basic, gets({ percentage: 1.01 }))).userErrors).toMatchObject([
    { field: ["basicCodeDiscount", "customerGets", "value", "percentage"], code: "VALUE_OUTSIDE_RANGE" },
  ]);
  expect((await create(basic, gets({ discountAmount: { amount: "0.00" } }))).userErrors).toMatchObject([
    { field: ["basicCodeDiscount", "customerGets", "value", "discountAmount", "amount"], code: "GREATER_THAN" },
  ]);
  const combinesWith = { shippingDiscounts: true };
  expect((await create(freeShipping, { ...usual, code: "NEVER", combinesWith })).userErrors).toMatchObject([
    { field: ["freeShippingCodeDiscount", "combinesWith"], code: "INVALID_COMBINES_WITH_FOR_DISCOUNT_CLASS" },
  ]);
  expect((await buy("NEVER")).status).toBe(422);
});

test("a deleted code is worth nothing, is deleted once, and its id is never given to another", async () => {
  const remove = `mutation($id: ID!) { discountCodeDelete(id: $id) { deletedCodeDiscountId userErrors { field code message } } }`;
  const asked = async (id: string | undefined) =>
    (await adminQuery(harness.devstore, token, remove, { id })).body.data?.["discountCodeDelete"];
  const first = (await create(freeShipping, { ...usual, code: "GONE" })).codeDiscountNode?.id;
  expect(await asked(first)).toEqual({ deletedCodeDiscountId: first, userErrors: [] });
  expect(await asked(first)).toMatchObject({ deletedCodeDiscountId: null, userErrors: [{ field: ["id"] }] });
  expect((await buy("GONE", { shipping: "express" })).status).toBe(422);
  const second = (await create(freeShipping, { ...usual, code: "GONE" })).codeDiscountNode?.id;
  expect(second).toBeDefined();
  expect(second).not.toBe(first);
});

test("free shipping takes the express fee away, once, and for its customer alone", async () => {
  await create(freeShipping, { ...usual, context: john, code: "SHIP", usageLimit: 1 });
  const stranger = await buy("SHIP", { customerId: guide.sarah.id, shipping: "express" });
  expect([stranger.status, stranger.body.error]).toEqual([422, "SHIP is not for this customer."]);
  expect((await buy("ship", { shipping: "express" })).body.order.totalPrice).toBe("149.99");
  expect((await buy("SHIP", { shipping: "express" })).body.error).toBe("SHIP has reached its usage limit.");
  expect((await buy("NO-SUCH-CODE")).status).toBe(422);
});

test("ten per cent and a fixed amount come off, rounded to the cent", async () => {
  await create(basic, { ...usual, code: "TEN", customerGets: { value: { percentage: 0.1 }, items } });
  await create(basic, {
    ...usual,
    code: "FIVE",
    customerGets: { value: { discountAmount: { amount: "5.00" } }, items },
  });
  expect((await buy("TEN")).body.order.totalPrice).toBe("134.99");
  expect((await buy("FIVE")).body.order.totalPrice).toBe("144.99");
});

test("a code is found by its text with its status and usage", async () => {
  const text = `query($code: String!) { codeDiscountNodeByCode(code: $code) { codeDiscount {
    ... on DiscountCodeBasic { title status asyncUsageCount usageLimit codes(first: 1) { nodes { code } } } } } }`;
  const { body } = await adminQuery(harness.devstore, token, text, { code: "ten" });
  expect(body.data?.["codeDiscountNodeByCode"]).toEqual({
    codeDiscount: {
      title: "A reward",
      status: "ACTIVE",
      asyncUsageCount: 1,
      usageLimit: null,
      codes: { nodes: [{ code: "TEN" }] },
    },
  });
});

test("metafields are written all or none, 25 at most, and a stale digest is refused", async () => {
  const set = `mutation($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) {
    metafields { key value compareDigest } userErrors { field code elementIndex } } }`;
  const ownerId = `gid://shopify/Customer/${guide.john.id}`;
  const field = (key: string, value: string, more: object = {}) => ({ ownerId, key, value, type: "json", ...more });
  interface SetAnswer {
    metafields: { compareDigest: string }[] | null;
    userErrors: { code: string; elementIndex: number | null }[];
  }
  const write = async (metafields: object[]) =>
    (await adminQuery(harness.devstore, token, set, { metafields })).body.data?.["metafieldsSet"] as SetAnswer;

  const first = await write([field("state", '{"points":165}')]);
  const compareDigest = first.metafields?.[0]?.compareDigest;
  expect((await write([field("state", '{"points":1}', { compareDigest: "stale" })])).userErrors[0]?.code).toBe(
    "STALE_OBJECT",
  );
  expect((await write([field("state", '{"points":2}', { compareDigest })])).userErrors).toEqual([]);
  expect((await write([field("other", "{}"), field("bad", "{")])).userErrors).toMatchObject([
    { code: "INVALID_VALUE", elementIndex: 1 },
  ]);
  expect((await write(Array.from({ length: 26 }, (_, index) => field(`k${index}`, "1")))).metafields).toBeNull();
  const read = `query($id: ID!) { customer(id: $id) { metafield(key: "state") { jsonValue namespace } other: metafield(key: "other") { value } } }`;
  const { body } = await adminQuery(harness.devstore, token, read, { id: ownerId });
  expect(body.data?.["customer"]).toMatchObject({ metafield: { jsonValue: { points: 2 } }, other: null });
});

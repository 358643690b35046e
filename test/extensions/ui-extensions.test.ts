// @vitest-environment happy-dom
// What a customer reads after buying and in his account, rendered by Shopify's own tester: no host of Shopify's is involved, so
// how it looks there is not shown here.
import { getExtension } from "@shopify/ui-extensions-tester";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type PlayerShape, playerShape } from "../../rewards/storefront/shapes.ts";
import { readTexts, translator } from "./translate.ts";

const directory = (extension: string) => ({ configSearchDir: `${process.cwd()}/extensions/${extension}` });

const john: PlayerShape = playerShape.parse({
  version: 1,
  at: "2026-11-22T22:00:00Z",
  pointsName: { en: { one: "star", other: "stars" }, de: { one: "Stern", other: "Sterne" } },
  paused: false,
  points: 1265,
  spendable: 1265,
  pending: 100,
  badges: [
    { id: "b", name: "VIP Customer", icon: null, count: 1, last: "2026-11-22T21:00:00Z" },
    { id: "a", name: "Bulk Buyer", icon: null, count: 3, last: "2026-11-21T21:00:00Z" },
  ],
  badgesTotal: 14,
  progress: [{ id: "c", name: "Loyal Customer", icon: null, current: 2, target: 10, unit: "times" }],
  progressTotal: 1,
  vouchers: [
    { id: "v", label: "Free shipping", code: "SHIP-1", state: "ready", ends: "2026-12-24T00:00:00Z" },
    { id: "w", label: "5 USD off", code: null, state: "creating", ends: null },
  ],
  vouchersTotal: 2,
  perks: [
    { id: "p", kind: "perk", label: "Tote bag", text: "Ask at the desk." },
    { id: "q", kind: "content", label: "Our story", text: null },
  ],
  perksTotal: 3,
  orders: [
    { id: "890088186047892319", points: 165, badges: ["Electronics Enthusiast"] },
    { id: "890088186047892318", points: 0, badges: [] },
  ],
});

const entry = (value: unknown) => ({
  target: { type: "customer" as const, id: "gid://shopify/Customer/1" },
  metafield: {
    namespace: "$app",
    key: "player",
    value: typeof value === "string" ? value : JSON.stringify(value),
    type: "json",
  },
});

/** What a host of Shopify's gives an extension to speak the shopper's language. */
function speak(shopify: object, extension: string, file = "en.default", language = "en") {
  const numbers = new Intl.NumberFormat(language);
  Object.assign(shopify, {
    i18n: {
      translate: translator(extension, file, language),
      formatNumber: (number: number) => numbers.format(number),
      formatDate: (date: Date) => date.toISOString().slice(0, 10),
    },
    localization: { extensionLanguage: { value: { isoCode: language } } },
  });
}

const text = () => (document.body.textContent ?? "").replace(/\s+/g, " ").trim();
const headings = () => [...document.body.querySelectorAll("[heading]")].map((one) => one.getAttribute("heading"));

/** What Shopify's Customer Account API answers, one after another. */
const answers = (...players: (PlayerShape | null)[]) => {
  const left = [...players];
  return vi.fn(async (_url: string, _options?: { body?: string }) => {
    const player = left.length > 1 ? left.shift() : left[0];
    const customer = { metafield: player ? { value: JSON.stringify(player) } : null };
    return new Response(JSON.stringify({ data: { customer } }));
  });
};

afterEach(() => vi.useRealTimers());

describe("the page right after buying", () => {
  const extension = getExtension("purchase.thank-you.block.render", directory("thank-you"));
  const show = async (entries: ReturnType<typeof entry>[], id: string, [file, language] = ["en.default", "en"]) => {
    speak(extension.shopify, "thank-you", file, language);
    extension.shopify.appMetafields.value = entries as never;
    extension.shopify.orderConfirmation.value = { order: { id }, isFirstOrder: false };
    await extension.render();
  };
  beforeEach(() => extension.setUp());
  afterEach(() => extension.tearDown());

  it("says what the order has earned, with its badge and the next one", async () => {
    await show([entry(john)], "gid://shopify/OrderIdentity/890088186047892319");
    expect(headings()).toEqual(["You earned 165 stars"]);
    expect(text()).toContain("New badge: Electronics Enthusiast");
    expect(text()).toContain("You have 1,265 stars now.");
    expect(text()).toContain("Next badge: Loyal Customer");
    const progress = document.body.querySelector("s-progress");
    expect([progress?.getAttribute("value"), progress?.getAttribute("max")]).toEqual(["2", "10"]);
  });

  it("says it in German, with the shop's German word and German numbers", async () => {
    await show([entry(john)], "gid://shopify/Order/890088186047892319", ["de", "de-AT"]);
    expect(headings()).toEqual(["165 Sterne gesammelt"]);
    expect(text()).toMatch(/Jetzt sind es 1\W?265 Sterne\./);
  });

  it("says one star of one, in English where the shop has no word, and points where no word was written at all", async () => {
    const of = (points: number, more: object) => ({ ...john, ...more, orders: [{ id: "1", points, badges: [] }] });
    for (const [player, heading] of [
      [of(1, {}), "You earned 1 star"],
      [of(2, { pointsName: { en: { one: "<b>", other: "<i>" } } }), "You earned 2 <i>"],
      [of(2, { pointsName: undefined }), "You earned 2 points"],
    ] as const) {
      await show([entry(player)], "gid://shopify/Order/1");
      expect(headings()).toEqual([heading]);
      extension.tearDown();
      extension.setUp();
    }
  });

  it("of an order that has earned a badge and no points names the badge alone", async () => {
    await show([entry({ ...john, orders: [{ id: "1", points: 0, badges: ["Early Bird"] }] })], "gid://shopify/Order/1");
    expect(headings()).toEqual(["You earned a badge"]);
    expect(text()).toContain("New badge: Early Bird");
  });

  it("promises nothing while the programme is paused", async () => {
    await show([entry({ ...john, paused: true })], "gid://shopify/OrderIdentity/1");
    expect(text()).toBe("");
  });

  it("says that points are on their way while the order is not counted, for a guest, and for data that it cannot read", async () => {
    const unreadable = [[], [entry("{")], [entry({ ...john, version: 2 })], [entry("null")]];
    for (const entries of [[entry(john)], ...unreadable]) {
      await show(entries, "gid://shopify/OrderIdentity/1");
      expect(text()).toBe("What this order earns is on its way to your account.");
      extension.tearDown();
      extension.setUp();
    }
  });

  it("says nothing of an order that earns nothing", async () => {
    await show([entry(john)], "gid://shopify/OrderIdentity/890088186047892318");
    expect(text()).toBe("");
  });
});

describe("the page of an order", () => {
  const extension = getExtension("customer-account.order-status.block.render", directory("thank-you"));
  const waiting: PlayerShape = { ...john, orders: [] };
  const show = async (player: PlayerShape | null, id: string, more: object = {}) => {
    speak(extension.shopify, "thank-you");
    extension.shopify.appMetafields.value = (player ? [entry(player)] : []) as never;
    extension.shopify.order.value = {
      id,
      name: "#1001",
      processedAt: undefined,
      cancelledAt: undefined,
      ...more,
    } as never;
    await extension.render();
  };
  beforeEach(() => extension.setUp());
  afterEach(() => extension.tearDown());

  it("asks until the order has been counted, and then says what it has earned", async () => {
    vi.useFakeTimers();
    const ask = answers(waiting, null, john);
    globalThis.fetch = ask as never;
    await show(null, "gid://shopify/Order/890088186047892319");
    expect(text()).toContain("on its way");
    await vi.advanceTimersByTimeAsync(30_000);
    expect(headings()).toEqual(["You earned 165 stars"]);
    expect(ask).toHaveBeenCalledTimes(3);
    expect(ask.mock.calls[0]?.[0]).toBe("shopify://customer-account/api/2026-07/graphql.json");
  });

  it("asks nobody when the metafield says it already", async () => {
    vi.useFakeTimers();
    const ask = answers(john);
    globalThis.fetch = ask as never;
    await show(john, "gid://shopify/Order/890088186047892319");
    await vi.advanceTimersByTimeAsync(30_000);
    expect(headings()).toEqual(["You earned 165 stars"]);
    expect(ask).not.toHaveBeenCalled();
  });

  it("says nothing of an order that is older than those that are told of, and gives up asking", async () => {
    vi.useFakeTimers();
    const ask = answers(john);
    globalThis.fetch = ask as never;
    await show(john, "gid://shopify/Order/17");
    await vi.advanceTimersByTimeAsync(120_000);
    expect(text()).toBe("");
    expect(ask.mock.calls.length).toBeLessThanOrEqual(5);
  });

  it("promises nothing for what was bought long before Encore came, or cancelled, and still tells what such an order has earned", async () => {
    vi.useFakeTimers();
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
    const id = "gid://shopify/Order/890088186047892319";
    const of = async (player: PlayerShape | null, more: object) => {
      globalThis.fetch = answers(null) as never;
      await show(player, id, more);
      await vi.advanceTimersByTimeAsync(120_000);
      const said = [...headings(), text()].join(" ");
      extension.tearDown();
      extension.setUp();
      return said;
    };
    for (const player of [null, waiting]) {
      expect(await of(player, { processedAt: daysAgo(2) })).toContain("on its way");
      expect(await of(player, { processedAt: daysAgo(400) })).toBe("");
      expect(await of(player, { processedAt: daysAgo(0), cancelledAt: daysAgo(0) })).toBe("");
    }
    expect(await of(john, { processedAt: daysAgo(400), cancelledAt: daysAgo(1) })).toContain("You earned 165 stars");
  });
});

describe("the page of the account", () => {
  const extension = getExtension("customer-account.page.render", directory("account"));
  beforeEach(() => {
    extension.setUp();
    speak(extension.shopify, "account");
  });
  afterEach(() => extension.tearDown());

  it("shows points, codes, badges and what comes next, and says how many are not shown", async () => {
    globalThis.fetch = answers(john) as never;
    await extension.render();
    expect(document.body.querySelector("s-page")?.getAttribute("subheading")).toBe("1,265 stars");
    expect(headings()).toEqual(["My rewards", "Vouchers", "Yours", "Badges", "What comes next"]);
    for (const part of ["100 stars can be spent soon.", "SHIP-1", "Until 2026-12-24", "The code is being made."]) {
      expect(text()).toContain(part);
    }
    for (const part of ["Tote bag", "Ask at the desk.", "Our story", "and 1 more"]) expect(text()).toContain(part);
    expect(text()).toContain("Bulk Buyer, 3 times");
    expect(text()).toContain("and 12 more");
  });

  it("of somebody without rewards, or without an answer, says what earns points", async () => {
    globalThis.fetch = answers(null) as never;
    await extension.render();
    expect(text()).toBe("Nothing here yet. Your first order starts it.");
    extension.tearDown();
    extension.setUp();
    speak(extension.shopify, "account");
    globalThis.fetch = (async () => {
      throw new Error("No network.");
    }) as never;
    await extension.render();
    expect(text()).toBe("Nothing here yet. Your first order starts it.");
  });
});

describe("the texts", () => {
  it("are the same in every language, forms and placeholders included", () => {
    const outline = (extension: string, file: string) =>
      Object.entries(readTexts(extension, file)).map(([key, value]) => {
        const forms = typeof value === "string" ? { only: value } : value;
        const placeholders = (one: string) => [...one.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
        return [key, Object.entries(forms).map(([form, one]) => [form, placeholders(one)])];
      });
    for (const extension of ["thank-you", "account"]) {
      expect(outline(extension, "de")).toEqual(outline(extension, "en.default"));
    }
  });
});

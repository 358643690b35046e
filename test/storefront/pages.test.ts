// What the pages say before any script runs: to a stranger, a new customer, John, a collector; in another language, another
// currency, with names that try to be markup, and when the app has not written anything.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedCustomers } from "../../devstore/catalogue/customers.ts";
import { guide } from "../../devstore/catalogue/guide.ts";
import { manyBadges, newCustomer, startStore, type TestStore, programme as usual } from "./store.ts";

let store: TestStore;
beforeAll(async () => {
  store = await startStore();
  await store.programme();
  await store.player(guide.john.id);
  await store.player(guide.sarah.id, manyBadges());
});
afterAll(() => store.stop());

const amara = "7300000131084";
/** A customer without a metafield. */
const brandNew = seedCustomers().find(({ id }) => ![amara, guide.john.id, guide.sarah.id].includes(id))?.id ?? "";

/** The text of a page's main part and launcher, one space between words. */
async function read(path: string, customerId?: string, cart = ""): Promise<{ html: string; text: string }> {
  const response = await fetch(store.url + path, {
    headers: { cookie: `store_cart=${cart}; store_customer=${customerId ?? ""}` },
  });
  expect(response.status).toBe(200);
  const html = await response.text();
  const text = html
    .slice(html.indexOf("<main"))
    .replace(/<template>.*?<\/template>/gs, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
  return { html, text };
}

const headphones = `/products/${guide.headphones.handle}`;

describe("the server-rendered page", () => {
  it("tells John his points, his badges, the next one, his voucher and what he can redeem", async () => {
    const { text, html } = await read("/account", guide.john.id);
    expect(text).toContain("Your points 1,265 points");
    expect(text).toMatch(/Next: Patron \$1,149.98 \/ \$2,000/);
    expect(text).toMatch(/Free shipping VIP-7QK2-94MX Use/);
    expect(html).toContain('href="/discount/VIP-7QK2-94MX?redirect=/cart"');
    expect(text).toMatch(/\$20 off 2,000 points Redeem \$20 off Still to go: 735/);
    expect(
      [...html.matchAll(/data-badge="(\w+)" data-state="(\w+)"/g)].map(([, id, state]) => `${id} ${state}`).slice(0, 5),
    ).toEqual(["vip earned", "electronics earned", "patron open", "loyal open", "bulk locked"]);
  });

  it("tells a customer without any points what there is to earn, with and without a metafield", async () => {
    for (const metafield of [false, true]) {
      if (metafield) await store.player(amara, newCustomer);
      const { text } = await read("/account", amara);
      expect(text).toContain("Your points 0 points");
      expect(text).toContain("Electronics Enthusiast ×0 +15 points Earned Bought something electronic.");
      expect(text).toMatch(/\$5 off 500 points Redeem \$5 off Still to go: 500/);
      expect(text).not.toContain("VIP-7QK2");
    }
  });

  it("tells a stranger what he would earn and where to log in, and nothing of anybody", async () => {
    const { text, html } = await read(headphones);
    expect(text).toContain("This earns you 150 points Log in to collect them");
    expect(text).toContain("1 point for each $1");
    expect(html).toContain(`<a href="/account/login?return_to=${encodeURIComponent(headphones)}">`);
    expect(html).not.toMatch(/data-customer|1,265|VIP-7QK2/);
  });

  it("shows what the selected variant earns, rounded as the points will be", async () => {
    await store.programme({ earning: { ...usual.earning, pointsPerUnit: 3 } });
    const { text, html } = await read(`${headphones}?variant=${guide.headphones.variants[1]?.id}`, guide.john.id);
    await store.programme();
    // 149.99 x 3 = 449.97
    expect(text).toContain("This earns you 450 points");
    expect(html).toContain(`${guide.headphones.variants[0]?.id}:450 ${guide.headphones.variants[1]?.id}:450`);
  });

  it("shows what the cart earns in all: two of one thing and one of another, at most what an order can", async () => {
    const [two, one] = [guide.headphones.variants[0]?.id, guide.laptop.variants[0]?.id];
    const cart = `${two}x2-${one}x1`;
    // 2 x 149.99 + 999.99 = 1299.97, rounded once, not three times.
    expect((await read("/cart", guide.john.id, cart)).text).toContain("This order earns you 1,300 points");
    await store.programme({ earning: { ...usual.earning, maximum: 700, minimum: 100_000 } });
    const bounded = await read("/cart", guide.john.id, cart);
    const small = await read("/cart", guide.john.id, `${two}x1`);
    await store.programme();
    expect(bounded.text).toContain("This order earns you 700 points");
    expect(small.text).toContain("Orders earn from $1,000");
    expect(small.text).not.toContain("This order earns you");
    expect((await read("/cart", guide.john.id)).html).not.toContain("<encore-earns");
  });

  it("names the level that the shop's ladder has for him, and how far the next one is", async () => {
    const level = { name: "<Silver>", total: 4_265, next: { name: "Gold & up", target: 5_000 } };
    const at = async (change: object, path = "/account") => {
      await store.player(guide.john.id, { level: { ...level, ...change } });
      return (await read(path, guide.john.id)).text;
    };
    expect(await at({})).toContain("&lt;Silver&gt; 735 points to Gold &amp; up");
    expect(await at({ name: null, total: 4_999 }, "/account?locale=de")).toContain("noch 1 Punkt bis Gold &amp; up");
    const top = await at({ name: "Platinum", next: null });
    expect(top).toContain(" Platinum ");
    expect(top).not.toContain("Gold");
    await store.player(guide.john.id);
  });

  it("rounds, and stops at the most for an order, as the merchant has set it", async () => {
    const earns = async (earning: Partial<typeof usual.earning>) => {
      await store.programme({ earning: { ...usual.earning, ...earning } });
      return /This earns you (\d+) points/.exec((await read(headphones)).text)?.[1];
    };
    // 149.99
    expect(await earns({ rounding: 0 })).toBe("149");
    expect(await earns({ rounding: 99 })).toBe("150");
    expect(await earns({ maximum: 100 })).toBe("100");
    await store.programme();
  });

  it("says from which amount on orders earn, and promises nothing while the programme is paused", async () => {
    await store.programme({ earning: { ...usual.earning, minimum: 5_000, pendingDays: 14 } });
    const { text } = await read(headphones, guide.john.id);
    await store.programme({ earning: { ...usual.earning, pointsPerUnit: 0 } });
    const paused = await read(headphones);
    await store.programme();
    expect(text).toContain("This earns you 150 points on orders from $50 to spend 14 days later");
    expect(paused.text).not.toMatch(/This earns you|for each \$1/);
    expect(paused.text).toContain("Log in to collect");
  });

  it("says nothing of points where it could only guess: another currency, a gift card that does not earn", async () => {
    await store.programme({ currency: "EUR" });
    expect((await read(headphones)).text).not.toContain("This earns you");
    await store.programme({ earning: { ...usual.earning, giftCardsEarn: false } });
    expect((await read("/products/encore-gift-card")).text).not.toContain("This earns you");
    await store.programme();
    expect((await read("/products/encore-gift-card")).text).toContain("This earns you");
  });

  it("shows a dozen of 60 badges, folds up the rest, and says how many the metafield leaves out", async () => {
    const { text, html } = await read("/account", guide.sarah.id);
    expect(text).toContain("1,234,567 points");
    expect(text).toContain("Badges 60");
    expect(text).toContain("Show 39 more");
    expect(text).toContain("and 12 more");
    const wall = html.slice(html.indexOf("encore-badges"), html.indexOf("<details"));
    expect(wall.match(/data-badge=/g)).toHaveLength(12);
  });

  it("calls no badge locked that may be one of the earned ones which the metafield leaves out", async () => {
    const { html } = await read("/account", guide.sarah.id);
    const locked = [...html.matchAll(/data-badge="([\w-]+)" data-state="locked"/g)].map(([, id]) => id);
    // The wall and the launcher's.
    expect(locked).toEqual(["bulk", "bulk"]);
  });

  it("groups balances of any size, as the script does", async () => {
    await store.player(amara, { ...newCustomer, points: 1_234_567_890, spendable: 9_007_199_254_740_991 });
    expect((await read("/account", amara)).text).toContain("Your points 1,234,567,890 points");
    await store.player(amara, { ...newCustomer, points: -1_000_005 });
    expect((await read("/account", amara)).text).toContain("Your points −1,000,005 points");
  });

  it("does not hold out a badge that cannot be earned yet, or any more", async () => {
    const [first, ...others] = usual.badges;
    if (!first) throw new Error("The programme has no badges.");
    const named = (name: string, times: { starts?: string; ends?: string }) => ({ ...first, id: name, name, ...times });
    await store.programme({
      badges: [
        named("Tomorrow", { starts: new Date(Date.now() + 86_400_000).toISOString() }),
        named("Yesterday", { ends: new Date(Date.now() - 86_400_000).toISOString() }),
        named("Today", { starts: "2026-01-01T00:00:00Z", ends: new Date(Date.now() + 86_400_000).toISOString() }),
        ...others,
      ],
    });
    const { text } = await read("/store");
    const { text: ofANewCustomer } = await read("/store", brandNew);
    await store.programme();
    expect(text).toContain("Today");
    expect(text).not.toMatch(/Tomorrow|Yesterday/);
    expect(ofANewCustomer).toContain("Next: Today 0 / 1");
    expect(ofANewCustomer).not.toMatch(/Tomorrow|Yesterday/);
  });

  it("shows names as they are written, and never as markup", async () => {
    const attack = '"><script>alert(1)</script>';
    await store.player(amara, {
      ...newCustomer,
      badges: [{ id: attack, name: attack, icon: attack, count: 1, last: "2026-11-22T12:00:00Z" }],
      vouchers: [{ id: "v", label: attack, code: attack, state: "ready", ends: null }],
    });
    await store.programme({
      rewards: [{ id: attack, name: attack, price: 1 }],
      pointsName: { en: { one: attack, other: attack } },
    });
    const { html } = await read("/account", amara);
    await store.programme();
    expect(html).not.toContain("<script>alert");
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });

  it("speaks German to a German page, with the shop's own word for points", async () => {
    await store.programme({
      pointsName: { en: { one: "star", other: "stars" }, de: { one: "Stern", other: "Sterne" } },
    });
    const german = (await read("/account?locale=de", guide.john.id)).text;
    const english = (await read("/account", guide.john.id)).text;
    await store.programme();
    expect(german).toContain("Ihre Sterne 1.265 Sterne");
    expect(german).not.toContain("Translation missing");
    expect(english).toContain("1,265 stars");
  });

  it("stays silent when the app has written nothing, or something that it does not understand", async () => {
    const empty = await startStore();
    const response = await fetch(empty.url + headphones);
    const html = await response.text();
    await empty.stop();
    expect(response.status).toBe(200);
    expect(html).not.toMatch(/<encore-|Liquid error/);
  });

  it("writes nothing into the page that a shopper could read as an error", async () => {
    for (const customer of [undefined, guide.john.id, guide.sarah.id, amara])
      for (const path of ["/store", "/collections/electronics", headphones, "/cart", "/account/login"]) {
        const { html } = await read(path, customer);
        expect(html).not.toMatch(/Translation missing|Liquid error|NaN|undefined|\[object/);
      }
  });
});

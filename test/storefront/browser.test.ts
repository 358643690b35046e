// The blocks in a real browser: for every kind of shopper, both widths, both themes, left to right and right to left, with and
// without scripts and motion, and while the app does not answer.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { guide } from "../../devstore/catalogue/guide.ts";
import { saveProduct } from "../../devstore/catalogue/shelf.ts";
import { hasBrowser, startBrowser } from "../support/browser.ts";
import { layoutShifts, newShopper, type Shopper, type ShopperOptions, violations } from "./shopper.ts";
import { john, manyBadges, newCustomer, programme, startStore, type TestStore } from "./store.ts";

const amara = "7300000131084";
const headphones = `/products/${guide.headphones.handle}`;
const people: Record<string, string | undefined> = {
  "somebody who is logged out": undefined,
  "a new customer": amara,
  John: guide.john.id,
  "a customer with 60 badges": guide.sarah.id,
};

describe.skipIf(!hasBrowser())("in a browser", () => {
  let store: TestStore;
  let browser: Browser;
  let shopper: Shopper;

  beforeAll(async () => {
    // Nothing listens there: all of this holds while the app is down.
    store = await startStore({ appUrl: "http://127.0.0.1:9" });
    await store.programme();
    await store.player(guide.john.id);
    await store.player(guide.sarah.id, manyBadges());
    await store.player(amara, newCustomer);
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await store.stop();
  });

  const visit = async (path: string, options: ShopperOptions = {}): Promise<Shopper> => {
    shopper = await newShopper(browser, store.url, options);
    await shopper.go(path);
    return shopper;
  };

  for (const [who, customerId] of Object.entries(people)) {
    const known = customerId === undefined ? {} : { customerId };
    for (const width of [390, 1280])
      it(`serves ${who} at ${width} px: no violation, no shift, no request, nothing wider than the screen`, async () => {
        for (const scheme of ["light", "dark", "midnight"] as const) {
          const { page, asked, errors } = await visit(headphones, { ...known, width, scheme });
          for (const path of [headphones, customerId === undefined ? "/cart" : "/account"]) {
            if (path !== headphones) await shopper.go(path);
            expect(await layoutShifts(page)).toEqual([]);
            expect(asked).toEqual([]);
            expect(await violations(page)).toEqual([]);
            expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
          }
          await page.click(".encore-launch");
          await page.locator("#encore-panel").waitFor({ state: "visible" });
          // Colours are read once the panel has come to rest.
          await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
          expect(await violations(page)).toEqual([]);
          expect(errors).toEqual([]);
          await shopper.leave();
        }
      });
  }

  it("shows the last state and stays usable while the app is down, and says so when somebody redeems", async () => {
    const { page, asked } = await visit("/account", { customerId: guide.john.id });
    const row = page.locator("main [data-reward]").first();
    await row.getByRole("button").click();
    const answer = row.getByRole("status");
    await expect.poll(() => answer.textContent()).toBe("That did not get through. No points were lost; try again.");
    expect(asked).toContain("POST /apps/encore/redeem");
    expect(await page.locator("main [data-number=points]").first().textContent()).toBe("1,265");
    expect(await violations(page)).toEqual([]);
    await shopper.leave();
  });

  it("asks for nothing until somebody uses the page, and then once a minute at the most", async () => {
    await store.player(guide.john.id, { at: "2026-01-01T00:00:00Z" });
    const { page, asked } = await visit("/store", { customerId: guide.john.id });
    await page.mouse.wheel(0, 400);
    expect(asked).toEqual([]);
    await page.locator("h1").click();
    await page.locator("h2").first().click();
    await page.keyboard.press("a");
    expect(asked).toEqual(["GET /apps/encore/state"]);
    await shopper.go(headphones);
    await page.locator("h1").click();
    expect(asked).toEqual(["GET /apps/encore/state"]);
    await store.player(guide.john.id);
    await shopper.leave();
  });

  it("works without JavaScript: the panel opens and closes, the rest of the badges unfold, redeeming says what it needs", async () => {
    const { page } = await visit("/account", { customerId: guide.sarah.id, javaScriptEnabled: false });
    expect(await page.locator("main [data-number=points]").first().textContent()).toBe("1,234,567");
    await page.locator("main .encore-more summary").click();
    expect(await page.locator("main .encore-more [data-badge]").last().isVisible()).toBe(true);
    await page.locator(".encore-launch").click();
    expect(await page.locator("#encore-panel").isVisible()).toBe(true);
    await page.locator("#encore-panel .encore-close").click();
    expect(await page.locator("#encore-panel").isVisible()).toBe(false);
    expect(await page.locator("main").getByRole("button", { name: "Redeem" }).count()).toBe(0);
    expect(await page.locator("main").getByText("Redeeming needs JavaScript.").isVisible()).toBe(true);
    await shopper.leave();
  });

  it("is used with the keyboard alone: the panel opens and keeps the focus, everything in it is reached, Escape leads back", async () => {
    const { page } = await visit("/store", { customerId: guide.john.id, reducedMotion: "reduce" });
    await page.locator(".encore-launch").focus();
    await page.keyboard.press("Enter");
    await page.locator("#encore-panel").waitFor({ state: "visible" });
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("encore-panel");
    const reached: (string | undefined)[] = [];
    for (const key of ["Tab", "Tab", "Tab", "Tab", "Tab", "Shift+Tab"]) {
      await page.keyboard.press(key);
      const [text, outline] = await page.evaluate(() => {
        const { textContent } = document.activeElement as Element;
        return [
          textContent?.replace(/\s+/g, " ").trim(),
          getComputedStyle(document.activeElement as Element).outlineStyle,
        ];
      });
      reached.push(text);
      expect(outline).not.toBe("none");
    }
    const inside = ["×", "Use Free shipping", "Redeem $5 off", "Redeem Free shipping"];
    expect(reached).toEqual([...inside, "×", "Redeem Free shipping"]);
    await page.keyboard.press("Escape");
    expect(await page.locator("#encore-panel").isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("encore-launch");
    await shopper.leave();
  });

  it("greets a new badge once, and never a second time", async () => {
    const { page } = await visit("/store", { customerId: guide.john.id });
    const toast = page.locator(".encore-toast");
    expect(await toast.textContent()).toContain("New badge");
    expect(await toast.textContent()).toContain("VIP Customer");
    expect(await toast.getAttribute("role")).toBe("status");
    await shopper.go("/cart");
    expect(await toast.count()).toBe(0);
    const [vip, ...others] = john().badges;
    if (!vip) throw new Error("John has no badge.");
    const fresh = { ...vip, id: "bulk", name: "Bulk Buyer", last: new Date(Date.now() + 1_000).toISOString() };
    await store.player(guide.john.id, { badges: [fresh, vip, ...others], badgesTotal: 3 });
    await shopper.go("/cart");
    expect(await toast.textContent()).toContain("Bulk Buyer");
    await toast.getByRole("button", { name: "Close" }).click();
    expect(await toast.count()).toBe(0);
    await store.player(guide.john.id);
    await shopper.leave();
  });

  it("moves nothing for somebody who wants no motion", async () => {
    const { page } = await visit("/store", { customerId: guide.john.id, reducedMotion: "reduce" });
    await page.locator(".encore-toast").waitFor();
    await page.click(".encore-launch");
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    await shopper.leave();
    const { page: lively } = await visit("/store", { customerId: guide.john.id, reducedMotion: "no-preference" });
    expect(await lively.evaluate(() => document.getAnimations().length)).toBeGreaterThan(0);
    await shopper.leave();
  });

  it("stands on the other side from right to left, and no text runs out of the screen", async () => {
    const { page } = await visit("/account", { customerId: guide.john.id, locale: "ar", width: 390 });
    const box = await page.locator(".encore-launch").boundingBox();
    expect(box?.x).toBeLessThan(390 / 2);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await violations(page)).toEqual([]);
    await shopper.leave();
  });

  const otherThemes = {
    "leaves the ground to the root element": "html { background: #14203a } body { background: none; color: #eee }",
    "has no ground at all": "body { background: none; color: #222 }",
    "leaves the ink of its dark ground to its sections":
      "body { background: #1a1a1a; color: #111 } main { color: #eee }",
    "has a gradient for a ground": "body { background: linear-gradient(#fff, #eef); color: #123 }",
  };
  it.each(Object.entries(otherThemes))("can be read in a theme that %s", async (_name, style) => {
    shopper = await newShopper(browser, store.url, { customerId: guide.john.id, reducedMotion: "reduce" });
    const { page, go, leave } = shopper;
    await page.route("**/theme.css*", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${await response.text()}\n${style}` });
    });
    await go("/store");
    await page.locator(".encore-toast").waitFor();
    await page.click(".encore-launch");
    await page.locator("#encore-panel").waitFor({ state: "visible" });
    expect(await violations(page, "[data-launcher]")).toEqual([]);
    const seen = await page.evaluate(() =>
      [".encore-launch", ".encore-panel", ".encore-toast"].map((part) => {
        const { backgroundColor, backgroundImage } = getComputedStyle(document.querySelector(part) as Element);
        return backgroundImage !== "none" || !/, 0\)$/.test(backgroundColor);
      }),
    );
    expect(seen).toEqual([true, true, true]);
    await leave();
  });

  it("keeps the panel's size in a theme whose rem is 10 px, and its room in a low window, however high its button stands", async () => {
    shopper = await newShopper(browser, store.url, { customerId: guide.john.id, reducedMotion: "reduce" });
    const { page, go, leave } = shopper;
    await page.route("**/theme.css*", async (route) => {
      const response = await route.fetch();
      const style = "html { font-size: 62.5% } body { font-size: 1.6rem } .encore { --encore-rise: 120px !important }";
      await route.fulfill({ response, body: `${await response.text()}\n${style}` });
    });
    await go("/store");
    await page.click(".encore-launch");
    const panel = page.locator("#encore-panel");
    expect((await panel.boundingBox())?.width).toBe(384);
    expect((await panel.locator(".encore-close").boundingBox())?.width).toBeGreaterThanOrEqual(24);
    for (const [width, height] of [
      [320, 256],
      [740, 300],
    ] as const) {
      await page.setViewportSize({ width, height });
      const box = await panel.boundingBox();
      expect(box?.y).toBeGreaterThanOrEqual(0);
      expect(box?.height).toBeGreaterThan(height * 0.8);
    }
    await leave();
  });

  it("shows bars and the panel's edge in forced colours, and leaves the button out of print", async () => {
    const { page } = await visit("/account", { customerId: guide.john.id, forcedColors: "active" });
    await page.click(".encore-launch");
    const border = await page.locator("#encore-panel").evaluate((panel) => getComputedStyle(panel).borderTopWidth);
    expect(border).toBe("1px");
    await page.keyboard.press("Escape");
    // What is done is black, what is not is white: as it is painted, for no style says so.
    const bar = (await page.locator("main .encore-next progress").screenshot()).toString("base64");
    const [done, open] = await page.evaluate(async (png) => {
      const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
      const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
      context?.drawImage(image, 0, 0);
      const light = (x: number) => context?.getImageData(image.width * x, image.height / 2, 1, 1).data[0];
      return [light(0.2), light(0.8)];
    }, bar);
    expect([done, open]).toEqual([0, 255]);
    await page.emulateMedia({ media: "print", forcedColors: "none" });
    expect(await page.locator(".encore-launch").isVisible()).toBe(false);
    await shopper.leave();
  });

  it("shows what became known on another page when somebody comes back, and nobody's points to a stranger", async () => {
    const { page, asked, errors } = await visit("/account", { customerId: guide.john.id });
    const points = page.locator("main [data-number=points]").first();
    expect(await points.textContent()).toBe("1,265");
    const known = { ...john(Date.now() + 1_000), points: 765 };
    await page.evaluate(
      ([customer, state]) => {
        sessionStorage.setItem("encore", JSON.stringify({ customer, askedAt: Date.now(), state }));
        // What a browser says when it restores a page from its back/forward cache.
        dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
      },
      [guide.john.id, known] as const,
    );
    expect(await points.textContent()).toBe("765");
    const { html, rewards } = await page.evaluate(async () => {
      const answer = await fetch("/store", { credentials: "omit" });
      const part = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#encore-panel");
      const block = document.querySelector("encore-live") as Element;
      const guest = part?.parentElement?.cloneNode(true) as Element;
      guest.removeAttribute("data-launcher");
      block.replaceWith(document.importNode(guest, true));
      dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
      return { html: guest.textContent, rewards: guest.querySelectorAll("[data-reward] button").length };
    });
    expect(html).toContain("Log in to collect");
    expect([rewards, asked, errors]).toEqual([0, [], []]);
    await shopper.leave();
  });

  it("holds long German names and names that try to be markup within 390 px, and runs none of them", async () => {
    const long = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungsurkunde";
    const attack = '<img src=x onerror="alert(1)">';
    const names = { one: long.slice(0, 40), other: long.slice(0, 40) };
    const [first, ...others] = programme.badges;
    if (!first) throw new Error("The programme has no badges.");
    await store.programme({
      pointsName: { en: names, de: names },
      badges: [{ ...first, name: attack, description: long }, ...others.map((one) => ({ ...one, name: long }))],
      rewards: [
        { id: "one", name: attack, price: 500 },
        { id: "two", name: long, price: 1_234_567 },
      ],
    });
    const own = john();
    await store.player(guide.john.id, {
      badges: own.badges.map((one) => ({ ...one, name: attack })),
      progress: own.progress.map((one) => ({ ...one, name: long })),
      vouchers: [{ id: "v", label: long, code: long, state: "ready", ends: "2026-12-24T00:00:00Z" }],
    });
    shopper = await newShopper(browser, store.url, { customerId: guide.john.id, locale: "de", width: 390 });
    const { page, go, errors, leave } = shopper;
    let ran = false;
    page.on("dialog", async (dialog) => {
      ran = true;
      await dialog.dismiss();
    });
    for (const path of ["/account", headphones]) {
      await go(path);
      if (path === "/account") expect(await page.locator(".encore-toast b").textContent()).toBe(attack);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
    await page.click(".encore-launch");
    await page.locator("#encore-panel").waitFor({ state: "visible" });
    const panel = await page
      .locator("#encore-panel")
      .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(panel).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
    expect([ran, errors]).toEqual([false, []]);
    await store.programme();
    await store.player(guide.john.id);
    await leave();
  });

  it("leads a stranger to the log-in and back to the product, which he then earns points for", async () => {
    const { page } = await visit(headphones);
    await page.getByRole("link", { name: "Log in to collect them" }).click();
    await page.locator("select[name=customer]").selectOption({ label: "John Doe" });
    await page.getByRole("main").getByRole("button", { name: "Log in" }).click();
    await page.waitForURL(store.url + headphones);
    expect(await page.locator("encore-earns").textContent()).toContain("150 points");
    expect(await page.getByRole("link", { name: "Log in to collect them" }).count()).toBe(0);
    await shopper.leave();
  });

  it("follows the chosen variant without a request", async () => {
    const { database } = store.devstore.store;
    const [first, second] = guide.headphones.variants;
    if (!first || !second) throw new Error("The headphones have fewer than two variants.");
    saveProduct(database, { ...guide.headphones, variants: [first, { ...second, price: "1200.50" }] });
    const { page, asked } = await visit(headphones);
    const points = page.locator("[data-earns]");
    expect(await points.textContent()).toBe("150");
    await page.getByText(second.title, { exact: true }).click();
    expect(await points.textContent()).toBe("1,201");
    expect(await page.locator("encore-earns strong").textContent()).toBe("1,201 points");
    // As Shopify's Horizon themes tell of it, which have no input that changes.
    const choose = (id: string) =>
      page.evaluate((chosen) => {
        const event = new CustomEvent("variant:update", { bubbles: true, detail: { resource: { id: chosen } } });
        document.querySelector("form")?.dispatchEvent(event);
      }, id);
    await choose(first.id);
    expect(await points.textContent()).toBe("150");
    await choose("1");
    expect(await points.textContent()).toBe("150");
    // One point is not "1 points", whatever the page began with.
    saveProduct(database, { ...guide.headphones, variants: [first, { ...second, price: "1.00" }] });
    await shopper.go(headphones);
    await page.getByText(second.title, { exact: true }).click();
    expect(await page.locator("encore-earns strong").textContent()).toBe("1 point");
    saveProduct(database, guide.headphones);
    expect(asked).toEqual([]);
    await shopper.leave();
  });
});

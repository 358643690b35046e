// What a merchant can do to a badge, and what he is kept from: each shop its own, nothing overwritten unseen, nothing that was
// earned taken away.
import { describe, expect, it } from "vitest";
import { readBadgeFigures, readVersionFigures } from "../../rewards/figures/badge-sums.ts";
import type { ShopId } from "../../rewards/ids.ts";
import { inCurrency } from "../../rewards/programme/in-currency.ts";
import { findBadge, listBadges, listVersions } from "../../rewards/programme/list.ts";
import { createBadge, saveBadge } from "../../rewards/programme/save.ts";
import { deleteBadge, duplicateBadge, setStatus } from "../../rewards/programme/status.ts";
import { templates, templatesIn } from "../../rewards/programme/templates.ts";
import { testDatabase } from "../support/database.ts";
import { orderPayload } from "../support/orders.ts";
import { testShop } from "../support/shop.ts";

const { pool } = await testDatabase();

const content = (name: string, more: object = {}) => ({
  name,
  type: "OneTimeOnly",
  points: 10,
  action: "purchase",
  challenges: [],
  deliverables: [],
  prerequisites: [],
  ...more,
});

async function created(shop: ShopId, name: string, more: object = {}, status: "active" | "draft" = "active") {
  const outcome = await createBadge(pool, shop, content(name, more), status);
  if (outcome.kind !== "saved") throw new Error(JSON.stringify(outcome));
  return outcome.badgeId;
}

const programmeVersion = async (shop: ShopId) =>
  (await pool.query<{ version: number }>("select programme_version as version from shops where shop = $1", [shop]))
    .rows[0]?.version ?? 0;

const everything = { search: "", state: null, type: null, page: 0, now: Date.now() };

describe("saving a badge", () => {
  it("makes a version, and the next order is judged by it", async () => {
    const { shop } = await testShop(pool);
    const badgeId = await created(shop, "New");
    const before = await programmeVersion(shop);
    expect(await saveBadge(pool, shop, badgeId, content("Newer", { points: 20 }), 1)).toMatchObject({ version: 2 });
    expect(await programmeVersion(shop)).toBe(before + 1);
    expect((await listVersions(pool, shop, badgeId)).map(({ definition }) => definition.points)).toEqual([20, 10]);
  });

  it("from a version that is not the newest any more is a conflict, which shows the newest", async () => {
    const { shop } = await testShop(pool);
    const badgeId = await created(shop, "Contested");
    const saves = [30, 40, 50].map((points) => saveBadge(pool, shop, badgeId, content("Contested", { points }), 1));
    const outcomes = await Promise.all(saves);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["conflict", "conflict", "saved"]);
    const saved = await findBadge(pool, shop, badgeId);
    for (const outcome of outcomes)
      if (outcome.kind === "conflict")
        expect(outcome.current).toMatchObject({ version: 2, definition: saved?.definition });
  });

  it("is refused with the engine's sentences, by the badge's own fields", async () => {
    const { shop } = await testShop(pool);
    const before = await programmeVersion(shop);
    const wrong = { challenges: [{ kind: "several_times", times: 0 }], points: "many" };
    expect(await createBadge(pool, shop, content("Wrong", wrong), "active")).toEqual({
      kind: "refused",
      findings: [{ path: "points", sentence: "This must be a number." }],
    });
    const circle = await created(shop, "First of two");
    const second = await created(shop, "Second of two", { prerequisites: [circle] });
    expect(await saveBadge(pool, shop, circle, content("First of two", { prerequisites: [second] }), 1)).toMatchObject({
      kind: "refused",
      findings: [{ path: "prerequisites" }],
    });
    expect(await programmeVersion(shop)).toBe(before + 2);
  });

  it("under a name that another badge of the shop has is refused, whatever other shops have", async () => {
    const [one, other] = [await testShop(pool), await testShop(pool)];
    await created(one.shop, "Taken");
    await created(other.shop, "Taken");
    const outcome = await createBadge(pool, one.shop, content(" Taken "), "draft");
    expect(outcome).toMatchObject({ kind: "refused", findings: [{ path: "name" }] });
  });

  it("of another shop finds nothing", async () => {
    const [one, other] = [await testShop(pool), await testShop(pool)];
    const badgeId = await created(one.shop, "Mine");
    expect(await saveBadge(pool, other.shop, badgeId, content("Theirs"), 1)).toEqual({ kind: "missing" });
    expect(await setStatus(pool, other.shop, badgeId, "archived")).toEqual({ kind: "missing" });
    expect(await deleteBadge(pool, other.shop, badgeId)).toEqual({ kind: "missing" });
    expect(await duplicateBadge(pool, other.shop, badgeId, (name) => name)).toEqual({ kind: "missing" });
    expect(await findBadge(pool, other.shop, badgeId)).toBeNull();
    expect(await listVersions(pool, other.shop, badgeId)).toEqual([]);
    expect(await findBadge(pool, one.shop, badgeId)).toMatchObject({ status: "active", version: 1 });
  });
});

describe("switching a badge off", () => {
  it("is refused while another badge in force waits for it", async () => {
    const { shop } = await testShop(pool);
    const first = await created(shop, "First");
    const second = await created(shop, "Second", { prerequisites: [first] });
    expect(await setStatus(pool, shop, first, "archived")).toEqual({ kind: "needed", by: ["Second"] });
    expect(await setStatus(pool, shop, second, "draft")).toEqual({ kind: "done" });
    expect(await setStatus(pool, shop, first, "archived")).toEqual({ kind: "done" });
    // Its prerequisite is not there any more.
    expect(await setStatus(pool, shop, second, "active")).toMatchObject({ kind: "refused" });
  });
});

describe("deleting a badge", () => {
  it("takes a draft away, with its versions, so that its name is free again", async () => {
    const { shop } = await testShop(pool);
    const badgeId = await created(shop, "Short-lived", {}, "draft");
    expect(await deleteBadge(pool, shop, badgeId)).toEqual({ kind: "deleted" });
    expect(await listVersions(pool, shop, badgeId)).toEqual([]);
    await created(shop, "Short-lived");
  });

  it("is refused for one in force, and for ever for one that somebody has earned", async () => {
    const { shop, handle } = await testShop(pool);
    const badgeId = await created(shop, "Any purchase");
    expect(await deleteBadge(pool, shop, badgeId)).toEqual({ kind: "active" });
    await handle("orders/create", orderPayload());
    expect(await setStatus(pool, shop, badgeId, "archived")).toEqual({ kind: "done" });
    expect(await deleteBadge(pool, shop, badgeId)).toEqual({ kind: "earned" });
    const { badges } = await listBadges(pool, shop, { ...everything, state: "archived" });
    expect(badges).toMatchObject([{ id: badgeId, isEarned: true }]);
    expect(await readBadgeFigures(pool, shop, [badgeId])).toEqual({ [badgeId]: { timesEarned: 1, pointsGiven: 10 } });
    expect(await readVersionFigures(pool, shop, badgeId)).toEqual({ 1: 1 });
  });
});

describe("the list", () => {
  it("tells scheduled, ended and paused badges from those that count now, and searches their names", async () => {
    const { shop } = await testShop(pool);
    const { now } = everything;
    await created(shop, "Soon 100%", { startsAt: now + 1_000 });
    await created(shop, "Over", { endsAt: now });
    await created(shop, "Resting", { paused: true });
    await created(shop, "Unfinished", {}, "draft");
    const stateOf = async (search: string) =>
      (await listBadges(pool, shop, { ...everything, search })).badges.map(({ state }) => state);
    expect(await stateOf("soon 100%")).toEqual(["scheduled"]);
    expect(await stateOf("over")).toEqual(["ended"]);
    expect(await stateOf("resting")).toEqual(["paused"]);
    expect(await stateOf("unfin")).toEqual(["draft"]);
    expect(await stateOf("vip")).toEqual(["active"]);
    expect(await stateOf("nothing like this")).toEqual([]);
    expect(await listBadges(pool, shop, { ...everything, search: "nothing like this" })).toMatchObject({
      total: 0,
      all: 8,
    });
    expect(
      (await listBadges(pool, shop, { ...everything, type: "Repeatable" })).badges.map(({ name }) => name),
    ).toEqual(["Bulk Buyer"]);
  });
});

describe("the templates", () => {
  it.each(templates(Date.now()).map(({ code, content: body }) => [code, body] as const))(
    "%s is a badge that can be saved as it is",
    async (code, body) => {
      for (const currency of ["USD", "JPY", "KWD", "VND"]) {
        const { shop } = await testShop(pool, { currency });
        const content = { name: `The ${code}`, ...inCurrency(body, currency) };
        expect(await createBadge(pool, shop, content, "active")).toMatchObject({ kind: "saved" });
      }
    },
  );

  it("have amounts and points that fit the shop's currency, and counts that do not change with it", () => {
    const found = (code: string, currency: string) =>
      templatesIn(currency, 0).find((template) => template.code === code)?.content;
    expect(found("tiers", "EUR")?.levels?.map(({ target, points }) => [target, points])).toEqual([
      [100, 20],
      [500, 75],
      [1_000, 200],
    ]);
    expect(found("tiers", "JPY")).toMatchObject({
      challenges: [{ target: 10_000 }],
      levels: [
        { target: 10_000, points: 2_000 },
        { target: 50_000, points: 7_500 },
        { target: 100_000, points: 20_000 },
      ],
    });
    expect(found("vip", "JPY")).toMatchObject({
      points: 10_000,
      filter: { all: [{ value: "50000" }, { detail: "category", value: "premium" }] },
    });
    expect(found("bulk", "JPY")).toMatchObject({ filter: { detail: "items_count", value: 5 } });
    expect(found("loyal", "JPY")).toMatchObject({ challenges: [{ times: 10 }] });
  });
});
